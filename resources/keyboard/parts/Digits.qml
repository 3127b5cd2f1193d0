// The row of digits that every layout with letters begins with.
import QtQuick.VirtualKeyboard.Components

KeyboardRow {
    Letter { text: "1" }
    Letter { text: "2" }
    Letter { text: "3" }
    Letter { text: "4" }
    Letter { text: "5" }
    Letter { text: "6" }
    Letter { text: "7" }
    Letter { text: "8" }
    Letter { text: "9" }
    Letter { text: "0" }
    BackspaceKey { weight: 140; repeat: false }
}
