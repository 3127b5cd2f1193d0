// Spanish: with ñ, and with a key that puts the accent on the vowel that comes next.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import "../../parts"

KeyboardLayout {
    keyWeight: 100
    id: layout

    property bool accent: false

    onVisibleChanged: accent = false

    Connections {
        target: InputContext.inputEngine
        function onVirtualKeyClicked(key, text, modifiers, isAutoRepeat) {
            layout.accent = false
        }
    }

    Digits {}
    KeyboardRow {
        Letter { text: "q" }
        Letter { text: "w" }
        Letter { text: layout.accent ? "é" : "e"; alternativeKeys: "eéèêë" }
        Letter { text: "r" }
        Letter { text: "t" }
        Letter { text: "y" }
        Letter { text: layout.accent ? "ú" : "u"; alternativeKeys: "uúüùû" }
        Letter { text: layout.accent ? "í" : "i"; alternativeKeys: "iíìîï" }
        Letter { text: layout.accent ? "ó" : "o"; alternativeKeys: "oóòôö" }
        Letter { text: "p" }
    }
    KeyboardRow {
        Letter { text: layout.accent ? "á" : "a"; alternativeKeys: "aáàâä" }
        Letter { text: "s" }
        Letter { text: "d" }
        Letter { text: "f" }
        Letter { text: "g" }
        Letter { text: "h" }
        Letter { text: "j" }
        Letter { text: "k" }
        Letter { text: "l" }
        Letter { text: "ñ" }
        EnterKey { weight: 140 }
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
        Letter { text: layout.accent ? "ü" : "'" }
        ModeKey {
            displayText: "´"
            noKeyEvent: true
            functionKey: true
            mode: layout.accent
            onClicked: layout.accent = !layout.accent
        }
    }
    Bottom {}
}
