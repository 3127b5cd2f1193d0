import QtQuick.VirtualKeyboard.Components
import "../../parts"

KeyboardLayout {
    keyWeight: 100
    Digits {}
    KeyboardRow {
        Letter { text: "q" }
        Letter { text: "w" }
        Letter { text: "e"; alternativeKeys: "eéèêë" }
        Letter { text: "r" }
        Letter { text: "t" }
        Letter { text: "y" }
        Letter { text: "u"; alternativeKeys: "uúùûü" }
        Letter { text: "i"; alternativeKeys: "iíìîï" }
        Letter { text: "o"; alternativeKeys: "oóòôö" }
        Letter { text: "p" }
    }
    KeyboardRow {
        FillerKey { weight: 30 }
        Letter { text: "a"; alternativeKeys: "aáàâä" }
        Letter { text: "s" }
        Letter { text: "d" }
        Letter { text: "f" }
        Letter { text: "g" }
        Letter { text: "h" }
        Letter { text: "j" }
        Letter { text: "k" }
        Letter { text: "l" }
        EnterKey { weight: 160 }
    }
    KeyboardRow {
        ShiftKey { weight: 160 }
        Letter { text: "z" }
        Letter { text: "x" }
        Letter { text: "c"; alternativeKeys: "cç" }
        Letter { text: "v" }
        Letter { text: "b" }
        Letter { text: "n"; alternativeKeys: "nñ" }
        Letter { text: "m" }
        Letter { text: "'" }
        Letter { text: "," }
    }
    Bottom {}
}
