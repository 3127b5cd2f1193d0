// A telephone number.
import "../../parts"

Pad {
    signs: ["+", "-"]
}
