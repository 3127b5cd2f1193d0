// The key that puts the keyboard away, and says so: a page asks for it again at once, at its new size.
import QtQuick.VirtualKeyboard.Components

HideKeyboardKey {
    onClicked: kioskPanel.putAway()
}
