<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_HT" sourcelanguage="en_US">
<context>
    <name>AccountNumberScreen</name>
    <message>
        <source>Which account is yours?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number stands on your bill. You can link others later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsScreen</name>
    <message>
        <source>Account number</source>
        <translation>Nimewo kont</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Ajoute yon lòt kont</translation>
    </message>
    <message>
        <source>Find My Account</source>
        <translation>Chèche kont mwen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>I don&apos;t have my number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That character is not part of an account number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is longer than an account number. Please check the last digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That looks complete. Press “Find My Account”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep going: the number looks like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number that stands at the top of your bill. Or hold the barcode of your bill under the scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number that stands at the top of your bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is not from a bill that is paid here. Type your account number instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill that you scanned can&apos;t be paid together with these. Pay these first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We could not find this account. Compare each digit with your bill, or ask at the desk if the bill is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to pay for this account, or it can&apos;t be paid here. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is on your list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more accounts fit into one payment. Pay these first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many account numbers were tried at this terminal. Please pay at the desk, or come back in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not complete. It looks like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your account number first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added. Type the next account number, or press “Find My Account”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Next customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Fini</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Retounen</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdminPinScreen</name>
    <message>
        <source>Technician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN of this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Kontinye</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Yon ti moman…</translation>
    </message>
    <message numerus="yes">
        <source>Locked after too many wrong tries. Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>That was not the PIN. The try was written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN can&apos;t be checked now. The terminal&apos;s log tells why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdminScreen</name>
    <message>
        <source>Technician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the touch screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>The terminal is closed, reason “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an unknown outcome</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} GB free</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Turned off in the configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default printer of CUPS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test page is being printed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test page was printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No test page: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has not been asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has answered well since {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has not answered well since {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingScreen</name>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>Sending the e-mail…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing you in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending your registration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Yon ti moman…</translation>
    </message>
</context>
<context>
    <name>BillPicture</name>
    <message>
        <source>Example of a bill: the account number stands at the top right, like {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Nimewo kont</translation>
    </message>
</context>
<context>
    <name>BillersScreen</name>
    <message>
        <source>Which bill would you like to pay?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>This code is not from a bill that is paid here. Choose your bill instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or hold the barcode of your bill under the scanner.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalibrationScreen</name>
    <message>
        <source>Touch screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch the crosses again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Retounen</translation>
    </message>
    <message>
        <source>Touch the middle of the cross, {0} of {1}. Without a touch this ends by itself after half a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished">Yon ti moman…</translation>
    </message>
    <message>
        <source>Under Wayland a program can&apos;t set the touch screen. Write this line into a file /etc/udev/rules.d/99-touch-screen.rules, in place of one that stands there, and restart the computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep this? Without an answer it is undone in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is in force, but could not be written down: it is gone after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. It is set again at every start of the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone. The touch screen is set as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The X server did not take it. The terminal&apos;s log tells more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several touch screens here. Set them in the computer&apos;s own configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program xinput is not installed, or gives no answer. Without it nothing can be set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no touch screen here that could be set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All touches came from one place or one line. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The touches do not fit together: one was beside its cross. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farthest from its cross: {0} mm before, {1} mm with the new setting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CareScreen</name>
    <message>
        <source>Current password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands on that account&apos;s bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink this account?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change your e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Kontinye</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete your registration?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete my registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will not see its bills here any more. AutoPay and saved payment methods stay as they are at Invoice Cloud: end them first, if you want to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code goes to the new address. The old one stays until the code is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud knows your accounts under the old address: the desk may have to have them released there before you can open them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new one counts at every terminal at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can&apos;t sign in any more after this. Your bills and payments are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AutoPay and saved payment methods stay at Invoice Cloud. To end them, go back and open “Manage AutoPay” and “Payment Methods” first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseAccountScreen</name>
    <message>
        <source>Which account?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenAccounts</name>
    <message>
        <source>Remove</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>This terminal is closed for the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are sorry. Please pay at the desk, or come back a little later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Terminal {0}, reason “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service can&apos;t be reached from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service takes no payments for this city right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A technician is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmScreen</name>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the e-mail again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another e-mail is on its way. It may take a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm your e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm your new e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into your e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the code from the e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {0} is registered here, an e-mail with a code is on its way to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-mail with a code is on its way to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-mail may take a minute. Look into the spam folder, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can type it later, at any terminal: sign in, and you are asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk can confirm you as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your old address stays until the code is typed. To try anew, go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is good for a short while only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It is good for %n day(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentScreen</name>
    <message>
        <source>Do you agree?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} keeps your name, service address, e-mail address and account numbers. Your password is kept scrambled, so that nobody can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They serve to sign you in, to open your bills and to send you codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments are processed by Invoice Cloud, which gets your account number and e-mail address. Card and bank details go to Invoice Cloud only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can delete your registration at any terminal, under “My Settings”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this and agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please tick the box to go on, or press “Back”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterWindow</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>account number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is being looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is reviewing the bills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is typing card or bank details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment is on its way. Please wait for the receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome of the payment is unknown. Nothing may be paid twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service did not answer. Nothing has been paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of this customer is being destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code mailed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is registering. What is typed there is theirs alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code was mailed to the customer, who types it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is signed in. What stands there is theirs alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more customers at a time. Close one first: F6 to the tab, F7 to close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card details stand on the page in front: hand it over (F3), let it finish, or close it (F7).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer&apos;s screen is in use. Take that page back first: F6 to its tab, F3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bill was scanned beside somebody&apos;s page. For the next customer press F2, then scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close every customer first: F6 to the tab, F7 to close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has no link to a statement. Where it shows a button, the customer can press it (F3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service does not know this account. Please compare it with the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service does not open a page for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many accounts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many unknown numbers were tried here. Please wait a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no account number of ours. Please compare it with the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These accounts can&apos;t be paid together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or PIN is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Too many were wrong. The next try is looked at in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This clerk may not sign in any more. Please ask a supervisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another clerk&apos;s customers are open here: that clerk unlocks, or a supervisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of clerks can&apos;t be read at the moment. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing … {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Nothing of it waits at the printer: F4 prints it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service did not answer. Nothing has been paid. F5 asks once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page broke off. Nothing has been paid. F5 opens it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Since {1}. Tell the queue that cards can&apos;t be taken now; this line goes when they can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment was cut off at {0}: look it up in the provider&apos;s report, and pay nothing twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service takes no payments for this city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service refuses this terminal&apos;s key: call a technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal can&apos;t keep its record: call a technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal could not wipe a page: call a technician.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your page appears here when the clerk has found your account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>This shift and this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F9 once more ends the shift, F6 leads back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of this terminal is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more row(s), all of them on paper (F4).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid means that a receipt page came: the provider&apos;s own report is the book of record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clerk {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bill was asked for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeletedScreen</name>
    <message>
        <source>Your registration is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminals of the city know you no more. AutoPay, paperless billing and saved payment methods are kept by Invoice Cloud: if you have not ended them yet, ask at the desk or at Invoice Cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenialWords</name>
    <message>
        <source>E-mail address and password do not match. Please type the password again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in does not work at the moment. You can pay without signing in: press “Start Over”, then “Pay My Bill”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registering does not work at the moment. Please try again in a minute. You can pay without registering: press “Start Over”, then “Pay My Bill”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This registration was not accepted. Please check your answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and give the new address once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press “Send the e-mail again”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is not right. Please compare it with the newest e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was used already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wrong code was typed too often, so this one counts no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address can&apos;t be used for your registration. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is registered already. Please go back and sign in with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code can&apos;t be checked at the moment. It stays good: please try again in a minute. Paying without signing in works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can&apos;t be done here. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is wrong. Please type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account number is linked already. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can&apos;t be used for your registration. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your registration can&apos;t be reached at the moment, and it is not known whether anything has been changed. Please try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password can&apos;t be saved at the moment. Please try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was tried too often. Please look for the e-mails sent so far, try again later, or ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code counts no more. Please ask for another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can&apos;t be used. Please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not work at the moment. Please try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was tried too often with something wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again later, or ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again in {0}, or ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Account number or e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account number</source>
        <translation type="unfinished">Nimewo kont</translation>
    </message>
</context>
<context>
    <name>FindingScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Anile</translation>
    </message>
    <message>
        <source>Finding your account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “{0}”…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Need help? Ask at the desk or call {0}.</source>
        <translation>Ou bezwen èd? Mande nan biwo a oswa rele {0}.</translation>
    </message>
    <message>
        <source>Need help? Ask at the desk.</source>
        <translation>Ou bezwen èd? Mande nan biwo a.</translation>
    </message>
    <message>
        <source>Terminal {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Kontinye</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done at this desk is recorded under the name of the clerk who signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation type="unfinished">Konekte</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another clerk may sign in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) open, each page as it was.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoodbyeScreen</name>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Mèsi!</translation>
    </message>
    <message>
        <source>What you typed here has been erased. Please take your papers and cards with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Yon ti moman…</translation>
    </message>
    <message>
        <source>Everything that was typed here is being erased.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide to this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review your selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the bills and the subtotal. Press “Proceed to Payment”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose card or bank account, and the amount. A service fee is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the card&apos;s or account&apos;s details, the billing address and your e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check everything, tick the terms, and press “Process Payment” once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resi</translation>
    </message>
    <message>
        <source>Wait for “Thank you for your payment!”. The receipt goes to your e-mail address, too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Read Aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Rekòmanse</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Dekonekte</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostedScreen</name>
    <message>
        <source>Secure page of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Print Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal does not print. The receipt also goes to your e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallets are not available here: choose card or bank account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail and telephone can&apos;t be opened at this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files can&apos;t be opened or chosen at this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more windows can be opened. Close one of them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That window could not be shown and was closed. The page goes on here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That part of the page can&apos;t be opened at this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resi</translation>
    </message>
    <message>
        <source>Your receipt. “Done” leads back to your menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You are signed out in %n second(s). Touch the page if you need longer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your receipt. Press “Done” when you have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This page closes in %n second(s). Touch it if you need longer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Paying {0} · do not leave before you see your receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paying {0} · account {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · account {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · wait for your receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · your change is being saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>Èske ou toujou la?</translation>
    </message>
    <message>
        <source>Otherwise you are signed out, and everything that was typed is erased, in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise this session ends, and everything that was typed is erased, in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>Mwen toujou la</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Rekòmanse</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Dekonekte</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase</source>
        <translation>Efase</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Account number</source>
        <translation>Nimewo kont</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Non konplè</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation>Vil</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adrès imel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Modpas</translation>
    </message>
    <message>
        <source>Confirmation code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code has eight characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Please use at least %n character(s). So far: {0}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The code has eight characters only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is too long. Please use at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This is too long. Please shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many people use this password. Please choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is made of your own name or address. Please choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your account number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your full name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the street address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the code from the e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not complete. It looks like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no account number. Please compare it with your bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like FL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like 32707.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a complete e-mail address. It looks like name@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands at the top of your bill and looks like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands at the top of your bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s). A few words in a row are easy to remember and hard to guess.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Eight letters and digits. Spaces and dashes do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That looks complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a good length.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesScreen</name>
    <message>
        <source>Please note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as it stands on your bill, so that the account can be shown to be yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the service delivered?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service address on your bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your e-mail address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign in with it. An e-mail with a code goes there, to confirm it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longer the better. Any characters will do, spaces too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MenuScreen</name>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>No account is linked to your registration yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then you can pay without signing in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>If you need a person, ask at the desk or call {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you need a person, ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPasswordScreen</name>
    <message>
        <source>Choose a new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of the old one at once, at every terminal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>Debit and credit cards, and bank accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut-off notice? Paying here may not stop it. Show your receipt at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account number stands at the top right of every bill, on paper and in the e-mail. No bill at hand? The desk finds the number for you: bring an ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service fee may apply. It is shown before you pay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash: at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>Printing… Your paper is being prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing… {0} Please wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing… Please wait for your paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your paper is printed. Please take it with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer is switched off or not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing took too long and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has more pages than can be printed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more can be printed at this visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper of this printer is too narrow for a statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page can&apos;t be printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer could not print this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your payment is not affected: the receipt also goes to your e-mail address, and the front desk can print it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at the front desk for a copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisteredScreen</name>
    <message>
        <source>Registration complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Kontinye</translation>
    </message>
    <message>
        <source>You are signed in. No account is linked yet: you can do that next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on you can sign in at every terminal of the city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account is approved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>My Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>The account is on your list. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account is linked to your registration yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete my registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is not linked to your registration any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your e-mail address is changed. Sign in with the new one from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Konekte</translation>
    </message>
    <message>
        <source>No password? Type your e-mail address, then:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail me a code instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I forgot my password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enskri</translation>
    </message>
</context>
<context>
    <name>SignUpPage</name>
    <message>
        <source>Which document have you seen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this account theirs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the address without the code?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the account number, or type the e-mail address, then press Enter.
For somebody who is not registered yet press F10: they type everything on their own screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits, the newest first. Arrows or digit, then Enter; Esc leads back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older ones are not shown: the e-mail address finds fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the name with it. Its number is written down nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes: I have seen the document, this account is theirs (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes: confirm the address (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignUpWords</name>
    <message>
        <source>Registration, code not typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account to be approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held at the payment service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} · {2} · since {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name given for the account: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver&apos;s license or state ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Military ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consular ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another official document with a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident is here and cannot reach their mailbox, so nothing but your word shows that {0} is theirs. Whoever registered gets in with the password chosen then: ask when that was, and compare. Letters go to this address from now on. Your name stands beside it in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have seen: {0}. The name on it is the one above. From now on {1} opens the bills of account {2}, its AutoPay, paperless billing and payment methods. Your name stands beside it in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits under this. Whoever is not registered can do that here: F10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither an account number of ours nor an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The residents&apos; directory gives no answer. Nothing was changed. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came in time. Please look it up again: if it still waits, it was not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This waits no more: another terminal was first, or the resident. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This e-mail address is registered already: sign in with it, or have a new password mailed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service knows this account under another e-mail address: it has to be released there first. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved. The payment service knows the account as theirs: everything works now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed. They sign in with the password that they chose: everything works now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed: they can sign in. The account itself waits for you, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done here. The payment service gave no answer: it is asked again when they sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done here. The payment service knows this account under another e-mail address: once it is released there, it opens when they sign in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeechBar</name>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide Typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say Typing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · the first {1} can be read here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your statement is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. Its file is damaged: ask at the desk for a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It opens with a password only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It is too large: ask at the desk for a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It took too long: close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. Close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Is everything right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create My Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Nimewo kont</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Non konplè</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adrès imel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Modpas</translation>
    </message>
    <message>
        <source>As you typed it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source> · at the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Next customer, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the account number, then press Enter. Several go in one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the customer&apos;s screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which account?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service can&apos;t be used now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the line above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} The page is covered here, and stands as it was: F3 hands it to the customer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card details are the customer&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} F3 hands the page to the customer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer&apos;s own page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they cannot reach their mailbox: F10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something of theirs waits for you: F10.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>Customer screen: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clerk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>English</source>
        <translation>Kreyòl Ayisyen</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>Eseye ankò</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retounen</translation>
    </message>
    <message>
        <source>Nothing has been paid.</source>
        <translation>Pa gen anyen ki peye.</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We can&apos;t reach the payment service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection from this terminal is interrupted. Please try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many people are paying right now. Please wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment service has a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered in a way that this terminal does not understand. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment page did not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be loaded. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment page takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page did not finish loading. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment page stopped working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page ended unexpectedly. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We can&apos;t reach Invoice Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud has a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page did not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page stopped working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TuningScreen</name>
    <message>
        <source>Sound and languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For every customer of this terminal, from the next one on. Where the terminal can read aloud, “Read Aloud” lets you hear the volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Retounen</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be written down: it holds until the terminal is started again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnedStrip</name>
    <message>
        <source>For the clerk: F3 or F12 covers this page, your PIN brings your side back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnknownScreen</name>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Your payment may have gone through</source>
        <translation>Li posib peman ou pase</translation>
    </message>
    <message>
        <source>Your change may have been saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please quote: {0}, terminal {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Do not pay again now. Check your e-mail for a receipt, ask at the desk or call {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not pay again now. Check your e-mail for a receipt, or ask at the desk.</source>
        <translation>Pa peye ankò kounye a. Gade imel ou pou yon resi, oswa mande nan biwo a.</translation>
    </message>
    <message>
        <source>This terminal was restarted while somebody was paying. If that was you:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether it was. Sign in and look at the page again before you change anything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingScreen</name>
    <message>
        <source>This usually takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Pay your bill here, by card or from your bank account.</source>
        <translation>Peye bòdwo ou isit la, ak kat oswa kont labank ou.</translation>
    </message>
    <message>
        <source>Pay My Bill</source>
        <translation>Peye bòdwo mwen</translation>
    </message>
    <message>
        <source>Hold the barcode of your bill under the scanner, or type its account number. No sign-in is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the account number that stands on your bill. No sign-in is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Konekte</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enskri</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Pay My Bill</source>
        <translation>Peye bòdwo mwen</translation>
    </message>
    <message>
        <source>Pay Now</source>
        <translation>Peye kounye a</translation>
    </message>
    <message>
        <source>Manage AutoPay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paperless Billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay By Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, account {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can pay your bills, set up AutoPay and change your settings now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please bring your bill and an ID to the desk: a clerk opens the account for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and ZIP code do not match the city&apos;s records. Please bring your bill and an ID to the desk: a clerk opens the account for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud knows this account under another e-mail address. The desk can have it released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice Cloud did not open this account just now. It is tried again by itself when you open a page; if that does not help, please ask at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
