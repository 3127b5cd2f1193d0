import "../../parts"

// A page that asks for digits alone may want a date in them: "MM/YY".
Pad {
    signs: ["", kioskPanel.inPage ? "/" : ""]
}
