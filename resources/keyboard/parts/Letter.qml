// A key for one character. It is not shown above the finger: over a shoulder that reads too well.
import QtQuick.VirtualKeyboard.Components

Key {
    showPreview: false
}
