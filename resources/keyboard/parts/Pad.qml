// Digits as on a telephone, in the middle; `signs` are the characters left and right of the zero.
import QtQuick.VirtualKeyboard.Components

KeyboardLayout {
    keyWeight: 100
    property list<string> signs: ["", ""]

    KeyboardRow {
        FillerKey { weight: 120 }
        NumberKey { text: "1" }
        NumberKey { text: "2" }
        NumberKey { text: "3" }
        BackspaceKey { repeat: false }
        FillerKey { weight: 120 }
    }
    KeyboardRow {
        FillerKey { weight: 120 }
        NumberKey { text: "4" }
        NumberKey { text: "5" }
        NumberKey { text: "6" }
        EnterKey {}
        FillerKey { weight: 120 }
    }
    KeyboardRow {
        FillerKey { weight: 120 }
        NumberKey { text: "7" }
        NumberKey { text: "8" }
        NumberKey { text: "9" }
        Hide {}
        FillerKey { weight: 120 }
    }
    KeyboardRow {
        FillerKey { weight: 120 }
        NumberKey { text: signs[0]; visible: text !== "" }
        FillerKey { visible: signs[0] === "" }
        NumberKey { text: "0" }
        NumberKey { text: signs[1]; visible: text !== "" }
        FillerKey { visible: signs[1] === "" }
        FillerKey {}
        FillerKey { weight: 120 }
    }
}
