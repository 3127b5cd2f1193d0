// The row under letters and signs.
import QtQuick.VirtualKeyboard.Components

KeyboardRow {
    property string other: "&123"

    SymbolModeKey { weight: 160; displayText: parent.other }
    Letter { text: "@" }
    SpaceKey { weight: 500; repeat: false }
    Letter { text: "." }
    Letter { text: "-" }
    Hide { weight: 160 }
}
