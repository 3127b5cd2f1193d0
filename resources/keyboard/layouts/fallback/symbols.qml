import QtQuick.VirtualKeyboard.Components
import "../../parts"

KeyboardLayout {
    keyWeight: 100
    Digits {}
    KeyboardRow {
        Letter { text: "!" }
        Letter { text: "?" }
        Letter { text: "#" }
        Letter { text: "$" }
        Letter { text: "%" }
        Letter { text: "&" }
        Letter { text: "*" }
        Letter { text: "(" }
        Letter { text: ")" }
        Letter { text: "_" }
    }
    KeyboardRow {
        Letter { text: "+" }
        Letter { text: "=" }
        Letter { text: "/" }
        Letter { text: "\\" }
        Letter { text: ":" }
        Letter { text: ";" }
        Letter { text: "'" }
        Letter { text: "\"" }
        EnterKey { weight: 200 }
    }
    KeyboardRow {
        Letter { text: "," }
        Letter { text: "<" }
        Letter { text: ">" }
        Letter { text: "[" }
        Letter { text: "]" }
        Letter { text: "{" }
        Letter { text: "}" }
        Letter { text: "|" }
        Letter { text: "~" }
        Letter { text: "^" }
    }
    Bottom { other: "ABC" }
}
