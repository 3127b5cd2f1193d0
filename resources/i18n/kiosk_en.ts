<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AdminPinScreen</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after too many wrong tries. Try again in %n second(s).</source>
        <translation>
            <numerusform>Locked after too many wrong tries. Try again in %n second.</numerusform>
            <numerusform>Locked after too many wrong tries. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdminScreen</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s)</source>
        <translation>
            <numerusform>%n receipt</numerusform>
            <numerusform>%n receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an unknown outcome</source>
        <translation>
            <numerusform>%n with an unknown outcome</numerusform>
            <numerusform>%n with an unknown outcome</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalibrationScreen</name>
    <message numerus="yes">
        <source>Keep this? Without an answer it is undone in %n second(s).</source>
        <translation>
            <numerusform>Keep this? Without an answer it is undone in %n second.</numerusform>
            <numerusform>Keep this? Without an answer it is undone in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message numerus="yes">
        <source>Trying again in %n second(s).</source>
        <translation>
            <numerusform>Trying again in %n second.</numerusform>
            <numerusform>Trying again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmScreen</name>
    <message numerus="yes">
        <source>It is good for %n day(s).</source>
        <translation>
            <numerusform>It is good for %n day.</numerusform>
            <numerusform>It is good for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message numerus="yes">
        <source>Too many were wrong. The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>Too many were wrong. The next try is looked at in %n second.</numerusform>
            <numerusform>Too many were wrong. The next try is looked at in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message numerus="yes">
        <source>… and %n more row(s), all of them on paper (F4).</source>
        <translation>
            <numerusform>… and %n more row, all of them on paper (F4).</numerusform>
            <numerusform>… and %n more rows, all of them on paper (F4).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedScreen</name>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation>
            <numerusform>This message closes in %n second.</numerusform>
            <numerusform>This message closes in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenialWords</name>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message numerus="yes">
        <source>%n customer(s) open, each page as it was.</source>
        <translation>
            <numerusform>%n customer open, the page as it was.</numerusform>
            <numerusform>%n customers open, each page as it was.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostedScreen</name>
    <message numerus="yes">
        <source>You are signed out in %n second(s). Touch the page if you need longer.</source>
        <translation>
            <numerusform>You are signed out in %n second. Touch the page if you need longer.</numerusform>
            <numerusform>You are signed out in %n seconds. Touch the page if you need longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This page closes in %n second(s). Touch it if you need longer.</source>
        <translation>
            <numerusform>This page closes in %n second. Touch it if you need longer.</numerusform>
            <numerusform>This page closes in %n seconds. Touch it if you need longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message numerus="yes">
        <source>Please use at least %n character(s). So far: {0}.</source>
        <translation>
            <numerusform>Please use at least %n character. So far: {0}.</numerusform>
            <numerusform>Please use at least %n characters. So far: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is too long. Please use at most %n character(s).</source>
        <translation>
            <numerusform>This is too long. Please use at most %n character.</numerusform>
            <numerusform>This is too long. Please use at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s). A few words in a row are easy to remember and hard to guess.</source>
        <translation>
            <numerusform>At least %n character. A few words in a row are easy to remember and hard to guess.</numerusform>
            <numerusform>At least %n characters. A few words in a row are easy to remember and hard to guess.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnknownScreen</name>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation>
            <numerusform>This message closes in %n second.</numerusform>
            <numerusform>This message closes in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
