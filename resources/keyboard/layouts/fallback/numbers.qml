// Numbers with signs: a ZIP code with four more digits, an amount.
import "../../parts"

Pad {
    signs: ["-", "."]
}
