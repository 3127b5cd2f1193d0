// The keyboard's looks: `look` has the theme's colors and sizes in pixels.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles

KeyboardStyle {
    id: style

    // As large as the panel is, so that one unit is one pixel.
    keyboardDesignWidth: look.width
    keyboardDesignHeight: look.height
    keyboardRelativeLeftMargin: look.gap / look.width
    keyboardRelativeRightMargin: look.gap / look.width
    keyboardRelativeTopMargin: look.gap / look.height
    keyboardRelativeBottomMargin: look.gap / look.height

    component Face: KeyPanel {
        property alias label: words.text
        property color face: look.card
        property color ink: look.ink
        property bool isOn: false

        Rectangle {
            anchors.fill: parent
            anchors.margins: look.gap / 2
            radius: look.radius
            color: control.pressed ? look.main : (isOn ? look.main : face)
            border.width: look.thin
            border.color: look.line
        }
        Text {
            id: words
            anchors.fill: parent
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            color: control.pressed || isOn ? look.on_main : ink
            opacity: control.enabled ? 1 : 0.4
            font.family: look.family
            font.pixelSize: look.text
        }
    }
    component Sign: Face {
        property string drawing
        face: look.pressed
        Image {
            anchors.centerIn: parent
            source: look[control.pressed || isOn ? drawing + "_on" : drawing]
            sourceSize: Qt.size(look.sign, look.sign)
        }
    }

    keyboardBackground: Rectangle { color: look.paper }
    keyPanel: Face {
        label: control.uppercased ? control.displayText.toUpperCase() : control.displayText
    }
    spaceKeyPanel: Face {}
    symbolKeyPanel: Face { face: look.pressed; label: control.displayText }
    modeKeyPanel: Face { face: look.pressed; label: control.displayText; isOn: control.mode }
    backspaceKeyPanel: Sign { drawing: "erase" }
    enterKeyPanel: Sign { drawing: "enter" }
    hideKeyPanel: Sign { drawing: "hide" }
    shiftKeyPanel: Sign {
        isOn: InputContext.capsLockActive || InputContext.shiftActive
        drawing: InputContext.capsLockActive ? "capitals" : "shift"
    }

    // What a long press offers, over the row above: inside the panel, since no such key is in the first row.
    alternateKeysListItemWidth: look.offer
    alternateKeysListItemHeight: look.offer
    alternateKeysListDelegate: Item {
        width: look.offer
        height: look.offer
        Text {
            anchors.centerIn: parent
            text: model.text
            color: parent.ListView.isCurrentItem ? look.on_main : look.ink
            font.family: look.family
            font.pixelSize: look.text
        }
    }
    alternateKeysListHighlight: Rectangle { color: look.main; radius: look.radius }
    alternateKeysListBackground: Rectangle {
        color: look.card
        radius: look.radius
        border.width: look.thin
        border.color: look.ink
    }
}
