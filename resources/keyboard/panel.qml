// Qt's on-screen keyboard with our keys and our looks, and nothing else that it offers.
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

Rectangle {
    id: kioskPanel

    property string language: "en_US"

    // Whether it writes into the hosted page, and not on a line of ours.
    property bool inPage: false

    // Every layout, read at the start and kept: a file that is read later is read while Python is held, and a
    // message of Qt's from the thread that reads it would wait for Python in turn.
    property list<Component> layouts

    // The key that puts the keyboard away was pressed.
    signal putAway

    color: look.paper

    function forget() {
        const shift = InputContext.priv.shiftHandler
        shift.shiftActive = false
        shift.capsLockActive = false
        panel.keyboard.symbolMode = panel.keyboard.preferNumbers
        panel.keyboard.alternativeKeys.close()
    }

    onLanguageChanged: VirtualKeyboardSettings.locale = language

    Component.onCompleted: {
        for (const file of look.files)
            layouts.push(Qt.createComponent(file))
        const settings = VirtualKeyboardSettings
        settings.styleName = "kiosk"
        settings.layoutPath = look.layouts
        settings.locale = language
        settings.defaultInputMethodDisabled = true
        settings.defaultDictionaryDisabled = true
        settings.handwritingModeDisabled = true
        settings.wordCandidateList.alwaysVisible = false
        settings.closeOnReturn = false
        settings.arrowKeyNavigationEnabled = false
        settings.visibleFunctionKeys = QtVirtualKeyboard.KeyboardFunctionKeys.Hide
    }

    InputPanel {
        id: panel

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        externalLanguageSwitchEnabled: true // to nobody: the language is the session's
        Component.onCompleted: keyboard.noAnimations = true
    }

    // Where the page ends.
    Rectangle {
        width: parent.width
        height: look.thin
        color: look.line
    }
}
