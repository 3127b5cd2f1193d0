<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name>AccountNumberScreen</name>
    <message>
        <source>Which account is yours?</source>
        <translation>¿Cuál es su cuenta?</translation>
    </message>
    <message>
        <source>The number stands on your bill. You can link others later.</source>
        <translation>El número está en su factura. Luego puede vincular otras.</translation>
    </message>
</context>
<context>
    <name>AccountsScreen</name>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Agregar otra cuenta</translation>
    </message>
    <message>
        <source>Find My Account</source>
        <translation>Buscar mi cuenta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>I don&apos;t have my number</source>
        <translation>No tengo mi número</translation>
    </message>
    <message>
        <source>That character is not part of an account number.</source>
        <translation>Ese carácter no forma parte de un número de cuenta.</translation>
    </message>
    <message>
        <source>That is longer than an account number. Please check the last digits.</source>
        <translation>Es más largo que un número de cuenta. Revise los últimos dígitos.</translation>
    </message>
    <message>
        <source>That looks complete. Press “Find My Account”.</source>
        <translation>Parece completo. Presione “Buscar mi cuenta”.</translation>
    </message>
    <message>
        <source>Keep going: the number looks like {0}.</source>
        <translation>Continúe: el número se ve así: {0}.</translation>
    </message>
    <message>
        <source>Type the number that stands at the top of your bill. Or hold the barcode of your bill under the scanner.</source>
        <translation>Escriba el número que aparece en la parte superior de su factura o póngala bajo el lector.</translation>
    </message>
    <message>
        <source>Type the number that stands at the top of your bill.</source>
        <translation>Escriba el número que aparece en la parte superior de su factura.</translation>
    </message>
    <message>
        <source>This code is not from a bill that is paid here. Type your account number instead.</source>
        <translation>Este código no es de una factura que se pague aquí. Escriba su número de cuenta.</translation>
    </message>
    <message>
        <source>The bill that you scanned can&apos;t be paid together with these. Pay these first.</source>
        <translation>La factura escaneada no se puede pagar junto con estas. Pague primero estas.</translation>
    </message>
    <message>
        <source>We could not find this account. Compare each digit with your bill, or ask at the desk if the bill is new.</source>
        <translation>No encontramos esta cuenta. Compare cada dígito con su factura o, si la factura es nueva, pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>There is nothing to pay for this account, or it can&apos;t be paid here. Please ask at the desk.</source>
        <translation>Esta cuenta no tiene nada por pagar o no se puede pagar aquí. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>This account is on your list already.</source>
        <translation>Esta cuenta ya está en su lista.</translation>
    </message>
    <message>
        <source>No more accounts fit into one payment. Pay these first.</source>
        <translation>No caben más cuentas en un solo pago. Pague primero estas.</translation>
    </message>
    <message>
        <source>Many account numbers were tried at this terminal. Please pay at the desk, or come back in a while.</source>
        <translation>Se probaron muchos números de cuenta en esta terminal. Pague en la ventanilla o vuelva más tarde.</translation>
    </message>
    <message>
        <source>The number is not complete. It looks like {0}.</source>
        <translation>El número no está completo. Se ve así: {0}.</translation>
    </message>
    <message>
        <source>Please type your account number first.</source>
        <translation>Primero escriba su número de cuenta.</translation>
    </message>
    <message>
        <source>Added. Type the next account number, or press “Find My Account”.</source>
        <translation>Agregada. Escriba el siguiente número de cuenta o presione “Buscar mi cuenta”.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Next customer</source>
        <translation>Siguiente cliente</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>End shift</source>
        <translation>Terminar turno</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>El día</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>To the customer</source>
        <translation>Al cliente</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>To the page</source>
        <translation>A la página</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Estado de cuenta</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Otra pestaña</translation>
    </message>
    <message>
        <source>Sign-up help</source>
        <translation>Ayuda al registrar</translation>
    </message>
    <message>
        <source>Register here</source>
        <translation>Registrar aquí</translation>
    </message>
</context>
<context>
    <name>AdminPinScreen</name>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Type the PIN of this terminal.</source>
        <translation>Escriba el PIN de esta terminal.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n dígito escrito</numerusform>
            <numerusform>%n dígitos escritos</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message numerus="yes">
        <source>Locked after too many wrong tries. Try again in %n second(s).</source>
        <translation>
            <numerusform>Bloqueado por demasiados intentos incorrectos. Vuelva a intentarlo en %n segundo.</numerusform>
            <numerusform>Bloqueado por demasiados intentos incorrectos. Vuelva a intentarlo en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>That was not the PIN. The try was written down.</source>
        <translation>Ese no era el PIN. El intento quedó registrado.</translation>
    </message>
    <message>
        <source>The PIN can&apos;t be checked now. The terminal&apos;s log tells why.</source>
        <translation>No se puede comprobar el PIN ahora. El registro de la terminal indica por qué.</translation>
    </message>
</context>
<context>
    <name>AdminScreen</name>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Check the provider</source>
        <translation>Probar proveedor</translation>
    </message>
    <message>
        <source>Printer test</source>
        <translation>Probar la impresora</translation>
    </message>
    <message>
        <source>Sound and languages</source>
        <translation>Sonido e idiomas</translation>
    </message>
    <message>
        <source>Set the touch screen</source>
        <translation>Ajustar la pantalla táctil</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>The terminal is closed, reason “{0}”.</source>
        <translation>La terminal está cerrada, motivo “{0}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n sesión</numerusform>
            <numerusform>%n sesiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s)</source>
        <translation>
            <numerusform>%n recibo</numerusform>
            <numerusform>%n recibos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an unknown outcome</source>
        <translation>
            <numerusform>%n con resultado desconocido</numerusform>
            <numerusform>%n con resultado desconocido</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} GB free</source>
        <translation>{0} de {1} GB libres</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Turned off in the configuration.</source>
        <translation>Desactivada en la configuración.</translation>
    </message>
    <message>
        <source>The default printer of CUPS.</source>
        <translation>La impresora predeterminada de CUPS.</translation>
    </message>
    <message>
        <source>A test page is being printed…</source>
        <translation>Se está imprimiendo una página de prueba…</translation>
    </message>
    <message>
        <source>The test page was printed.</source>
        <translation>Se imprimió la página de prueba.</translation>
    </message>
    <message>
        <source>No test page: {0}</source>
        <translation>Sin página de prueba: {0}</translation>
    </message>
    <message>
        <source>Has not been asked yet.</source>
        <translation>Todavía no se ha consultado.</translation>
    </message>
    <message>
        <source>Has answered well since {0}.</source>
        <translation>Responde bien desde: {0}.</translation>
    </message>
    <message>
        <source>Has not answered well since {0}.</source>
        <translation>No responde bien desde: {0}.</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} por ciento</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
</context>
<context>
    <name>AskingScreen</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Sending the e-mail…</source>
        <translation>Enviando el correo…</translation>
    </message>
    <message>
        <source>Signing you in…</source>
        <translation>Iniciando su sesión…</translation>
    </message>
    <message>
        <source>Sending your registration…</source>
        <translation>Enviando su registro…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>BillPicture</name>
    <message>
        <source>Example of a bill: the account number stands at the top right, like {0}</source>
        <translation>Ejemplo de una factura: el número de cuenta está arriba a la derecha, por ejemplo {0}</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
</context>
<context>
    <name>BillersScreen</name>
    <message>
        <source>Which bill would you like to pay?</source>
        <translation>¿Qué factura desea pagar?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>This code is not from a bill that is paid here. Choose your bill instead.</source>
        <translation>Este código no es de una factura que se pague aquí. Elija su factura.</translation>
    </message>
    <message>
        <source>Or hold the barcode of your bill under the scanner.</source>
        <translation>O ponga el código de barras de su factura bajo el lector.</translation>
    </message>
</context>
<context>
    <name>CalibrationScreen</name>
    <message>
        <source>Touch screen</source>
        <translation>Pantalla táctil</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Conservar este ajuste</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Touch the crosses again</source>
        <translation>Tocar las cruces otra vez</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Touch the middle of the cross, {0} of {1}. Without a touch this ends by itself after half a minute.</source>
        <translation>Toque el centro de la cruz, {0} de {1}. Si no se toca, esto termina por sí solo en medio minuto.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Under Wayland a program can&apos;t set the touch screen. Write this line into a file /etc/udev/rules.d/99-touch-screen.rules, in place of one that stands there, and restart the computer:</source>
        <translation>Con Wayland un programa no puede ajustar la pantalla táctil. Escriba esta línea en un archivo /etc/udev/rules.d/99-touch-screen.rules, en lugar de la que haya allí, y reinicie la computadora:</translation>
    </message>
    <message numerus="yes">
        <source>Keep this? Without an answer it is undone in %n second(s).</source>
        <translation>
            <numerusform>¿Conservar este ajuste? Sin respuesta se deshace en %n segundo.</numerusform>
            <numerusform>¿Conservar este ajuste? Sin respuesta se deshace en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is in force, but could not be written down: it is gone after a restart.</source>
        <translation>El ajuste vale, pero no se pudo guardar: se pierde al reiniciar.</translation>
    </message>
    <message>
        <source>Kept. It is set again at every start of the terminal.</source>
        <translation>Guardado. El ajuste se aplica cada vez que se inicia la terminal.</translation>
    </message>
    <message>
        <source>Undone. The touch screen is set as it was before.</source>
        <translation>Deshecho. La pantalla táctil está ajustada como antes.</translation>
    </message>
    <message>
        <source>The X server did not take it. The terminal&apos;s log tells more.</source>
        <translation>El servidor X no lo aceptó. El registro de la terminal dice más.</translation>
    </message>
    <message>
        <source>There are several touch screens here. Set them in the computer&apos;s own configuration.</source>
        <translation>Aquí hay varias pantallas táctiles. Ajústelas en la configuración de la computadora.</translation>
    </message>
    <message>
        <source>The program xinput is not installed, or gives no answer. Without it nothing can be set.</source>
        <translation>El programa xinput no está instalado o no responde. Sin él no se puede ajustar nada.</translation>
    </message>
    <message>
        <source>There is no touch screen here that could be set.</source>
        <translation>Aquí no hay una pantalla táctil que se pueda ajustar.</translation>
    </message>
    <message>
        <source>All touches came from one place or one line. Nothing was changed.</source>
        <translation>Todos los toques vinieron de un solo lugar o de una línea. No se cambió nada.</translation>
    </message>
    <message>
        <source>The touches do not fit together: one was beside its cross. Nothing was changed.</source>
        <translation>Los toques no concuerdan: uno cayó fuera de su cruz. No se cambió nada.</translation>
    </message>
    <message>
        <source>Farthest from its cross: {0} mm before, {1} mm with the new setting.</source>
        <translation>Mayor distancia a su cruz: {0} mm antes, {1} mm con el nuevo ajuste.</translation>
    </message>
</context>
<context>
    <name>CareScreen</name>
    <message>
        <source>Current password</source>
        <translation>Contraseña actual</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
    <message>
        <source>As it stands on that account&apos;s bill.</source>
        <translation>Tal como aparece en la factura de esa cuenta.</translation>
    </message>
    <message>
        <source>Link another account</source>
        <translation>Vincular otra cuenta</translation>
    </message>
    <message>
        <source>Link this account</source>
        <translation>Vincular esta cuenta</translation>
    </message>
    <message>
        <source>Unlink this account?</source>
        <translation>¿Desvincular esta cuenta?</translation>
    </message>
    <message>
        <source>Unlink this account</source>
        <translation>Desvincular esta cuenta</translation>
    </message>
    <message>
        <source>Change your e-mail address</source>
        <translation>Cambie su correo electrónico</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>Cambie su contraseña</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Cambiar mi contraseña</translation>
    </message>
    <message>
        <source>Delete your registration?</source>
        <translation>¿Eliminar su registro?</translation>
    </message>
    <message>
        <source>Delete my registration</source>
        <translation>Eliminar mi registro</translation>
    </message>
    <message>
        <source>You will not see its bills here any more. AutoPay and saved payment methods stay as they are at Invoice Cloud: end them first, if you want to.</source>
        <translation>Ya no verá aquí sus facturas. El pago automático (AutoPay) y las formas de pago guardadas siguen igual en Invoice Cloud: si lo desea, cancélelos primero.</translation>
    </message>
    <message>
        <source>A code goes to the new address. The old one stays until the code is typed.</source>
        <translation>Se enviará un código a la nueva dirección. La anterior sigue vigente hasta que escriba el código.</translation>
    </message>
    <message>
        <source>Invoice Cloud knows your accounts under the old address: the desk may have to have them released there before you can open them again.</source>
        <translation>Invoice Cloud conoce sus cuentas con la dirección anterior: es posible que en la ventanilla tengan que pedir que se liberen antes de que usted pueda volver a abrirlas.</translation>
    </message>
    <message>
        <source>The new one counts at every terminal at once.</source>
        <translation>La nueva vale de inmediato en todas las terminales.</translation>
    </message>
    <message>
        <source>You can&apos;t sign in any more after this. Your bills and payments are not touched.</source>
        <translation>Después de esto ya no podrá iniciar sesión. Sus facturas y pagos no cambian.</translation>
    </message>
    <message>
        <source>AutoPay and saved payment methods stay at Invoice Cloud. To end them, go back and open “Manage AutoPay” and “Payment Methods” first.</source>
        <translation>El pago automático y las formas de pago guardadas siguen activos en Invoice Cloud. Para cancelarlos, regrese y abra primero “Administrar AutoPay” y “Formas de pago”.</translation>
    </message>
</context>
<context>
    <name>ChooseAccountScreen</name>
    <message>
        <source>Which account?</source>
        <translation>¿Qué cuenta?</translation>
    </message>
    <message>
        <source>Account {0}</source>
        <translation>Cuenta {0}</translation>
    </message>
</context>
<context>
    <name>ChosenAccounts</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Quitar {0}</translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>This terminal is closed for the moment</source>
        <translation>Esta terminal está cerrada por el momento</translation>
    </message>
    <message>
        <source>We are sorry. Please pay at the desk, or come back a little later.</source>
        <translation>Lo sentimos. Pague en la ventanilla o vuelva un poco más tarde.</translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n second(s).</source>
        <translation>
            <numerusform>Nuevo intento en %n segundo.</numerusform>
            <numerusform>Nuevo intento en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Terminal {0}, reason “{1}”.</source>
        <translation>Terminal {0}, motivo “{1}”.</translation>
    </message>
    <message>
        <source>The payment service can&apos;t be reached from here.</source>
        <translation>No hay conexión con el servicio de pagos.</translation>
    </message>
    <message>
        <source>The payment service takes no payments for this city right now.</source>
        <translation>El servicio de pagos no acepta pagos para esta ciudad en este momento.</translation>
    </message>
    <message>
        <source>A technician is needed.</source>
        <translation>Se necesita un técnico.</translation>
    </message>
</context>
<context>
    <name>ConfirmScreen</name>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>No code at hand?</source>
        <translation>¿No tiene el código?</translation>
    </message>
    <message>
        <source>Send the e-mail again</source>
        <translation>Enviar el correo otra vez</translation>
    </message>
    <message>
        <source>Another e-mail is on its way. It may take a minute.</source>
        <translation>Otro correo está en camino. Puede tardar un minuto.</translation>
    </message>
    <message>
        <source>Confirm your e-mail address</source>
        <translation>Confirme su correo electrónico</translation>
    </message>
    <message>
        <source>Confirm your new e-mail address</source>
        <translation>Confirme su nuevo correo electrónico</translation>
    </message>
    <message>
        <source>Look into your e-mail</source>
        <translation>Revise su correo electrónico</translation>
    </message>
    <message>
        <source>Please type the code from the e-mail.</source>
        <translation>Escriba el código que llegó por correo.</translation>
    </message>
    <message>
        <source>If {0} is registered here, an e-mail with a code is on its way to it.</source>
        <translation>Si {0} está registrada aquí, le llegará un código.</translation>
    </message>
    <message>
        <source>An e-mail with a code is on its way to {0}.</source>
        <translation>Un correo con un código va en camino a {0}.</translation>
    </message>
    <message>
        <source>The e-mail may take a minute. Look into the spam folder, too.</source>
        <translation>El correo puede tardar un minuto. Revise también el correo no deseado.</translation>
    </message>
    <message>
        <source>You can type it later, at any terminal: sign in, and you are asked for it.</source>
        <translation>Puede escribirlo más tarde en cualquier terminal: inicie sesión y se le pedirá.</translation>
    </message>
    <message>
        <source>The desk can confirm you as well.</source>
        <translation>También pueden confirmarle en la ventanilla.</translation>
    </message>
    <message>
        <source>Your old address stays until the code is typed. To try anew, go back.</source>
        <translation>Su dirección anterior sigue vigente hasta que escriba el código. Para empezar de nuevo, regrese.</translation>
    </message>
    <message>
        <source>The code is good for a short while only.</source>
        <translation>El código solo es válido por poco tiempo.</translation>
    </message>
    <message numerus="yes">
        <source>It is good for %n day(s).</source>
        <translation>
            <numerusform>Vale por %n día.</numerusform>
            <numerusform>Vale por %n días.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentScreen</name>
    <message>
        <source>Do you agree?</source>
        <translation>¿Está de acuerdo?</translation>
    </message>
    <message>
        <source>{0} keeps your name, service address, e-mail address and account numbers. Your password is kept scrambled, so that nobody can read it.</source>
        <translation>{0} guarda su nombre, dirección del servicio, correo electrónico y números de cuenta. Su contraseña se guarda cifrada, de modo que nadie pueda leerla.</translation>
    </message>
    <message>
        <source>They serve to sign you in, to open your bills and to send you codes.</source>
        <translation>Sirven para iniciar su sesión, abrir sus facturas y enviarle códigos.</translation>
    </message>
    <message>
        <source>Payments are processed by Invoice Cloud, which gets your account number and e-mail address. Card and bank details go to Invoice Cloud only.</source>
        <translation>Invoice Cloud procesa los pagos y recibe su número de cuenta y su correo electrónico. Los datos de su tarjeta o banco van solo a Invoice Cloud.</translation>
    </message>
    <message>
        <source>You can delete your registration at any terminal, under “My Settings”.</source>
        <translation>Puede eliminar su registro en cualquier terminal, en “Mi configuración”.</translation>
    </message>
    <message>
        <source>I have read this and agree</source>
        <translation>He leído lo anterior y estoy de acuerdo</translation>
    </message>
    <message>
        <source>Please tick the box to go on, or press “Back”.</source>
        <translation>Marque la casilla para continuar o presione “Atrás”.</translation>
    </message>
</context>
<context>
    <name>CounterWindow</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation>CAPACITACIÓN · aquí no se hacen pagos reales</translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>account number</source>
        <translation>número de cuenta</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>buscando …</translation>
    </message>
    <message>
        <source>review</source>
        <translation>revisión</translation>
    </message>
    <message>
        <source>card</source>
        <translation>tarjeta</translation>
    </message>
    <message>
        <source>paying</source>
        <translation>pagando</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>recibo</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>resultado desconocido</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>cerrando</translation>
    </message>
    <message>
        <source>The customer is typing.</source>
        <translation>El cliente está escribiendo.</translation>
    </message>
    <message>
        <source>The account is being looked up.</source>
        <translation>Se está buscando la cuenta.</translation>
    </message>
    <message>
        <source>The customer is reviewing the bills.</source>
        <translation>El cliente está revisando las facturas.</translation>
    </message>
    <message>
        <source>The customer is typing card or bank details.</source>
        <translation>El cliente está escribiendo los datos de su tarjeta o banco.</translation>
    </message>
    <message>
        <source>The payment is on its way. Please wait for the receipt.</source>
        <translation>El pago está en camino. Espere el recibo.</translation>
    </message>
    <message>
        <source>The receipt is there.</source>
        <translation>El recibo está listo.</translation>
    </message>
    <message>
        <source>The outcome of the payment is unknown. Nothing may be paid twice.</source>
        <translation>No se sabe cómo terminó el pago. No se debe pagar nada dos veces.</translation>
    </message>
    <message>
        <source>The payment service did not answer. Nothing has been paid.</source>
        <translation>El servicio de pagos no respondió. No se ha pagado nada.</translation>
    </message>
    <message>
        <source>Everything of this customer is being destroyed.</source>
        <translation>Se está borrando todo lo de este cliente.</translation>
    </message>
    <message>
        <source>registering</source>
        <translation>registrándose</translation>
    </message>
    <message>
        <source>code mailed</source>
        <translation>código enviado</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>con sesión</translation>
    </message>
    <message>
        <source>The customer is registering. What is typed there is theirs alone.</source>
        <translation>El cliente se está registrando. Lo que escribe allí es solo suyo.</translation>
    </message>
    <message>
        <source>A code was mailed to the customer, who types it now.</source>
        <translation>Se envió un código al cliente, que lo escribe ahora.</translation>
    </message>
    <message>
        <source>The customer is signed in. What stands there is theirs alone.</source>
        <translation>El cliente ha iniciado sesión. Lo que ve allí es solo suyo.</translation>
    </message>
    <message>
        <source>No more customers at a time. Close one first: F6 to the tab, F7 to close it.</source>
        <translation>No caben más clientes a la vez. Cierre uno primero: F6 hasta la pestaña, F7 para cerrarla.</translation>
    </message>
    <message>
        <source>Card details stand on the page in front: hand it over (F3), let it finish, or close it (F7).</source>
        <translation>En la página de delante hay datos de tarjeta: entréguela (F3), espere a que termine o ciérrela (F7).</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is in use. Take that page back first: F6 to its tab, F3.</source>
        <translation>La pantalla del cliente está en uso. Recupere primero esa página: F6 hasta su pestaña, F3.</translation>
    </message>
    <message>
        <source>A bill was scanned beside somebody&apos;s page. For the next customer press F2, then scan.</source>
        <translation>Se escaneó una factura junto a la página de otra persona. Para el siguiente cliente presione F2 y luego escanee la factura.</translation>
    </message>
    <message>
        <source>Close every customer first: F6 to the tab, F7 to close it.</source>
        <translation>Cierre primero a todos los clientes: F6 hasta la pestaña, F7 para cerrarla.</translation>
    </message>
    <message>
        <source>This page has no link to a statement. Where it shows a button, the customer can press it (F3).</source>
        <translation>Esta página no tiene enlace a un estado de cuenta. Si muestra un botón, el cliente puede presionarlo (F3).</translation>
    </message>
    <message>
        <source>The payment service does not know this account. Please compare it with the bill.</source>
        <translation>El servicio de pagos no conoce esta cuenta. Compárela con la factura.</translation>
    </message>
    <message>
        <source>The payment service does not open a page for this account.</source>
        <translation>El servicio de pagos no abre una página para esta cuenta.</translation>
    </message>
    <message>
        <source>Too many accounts at once.</source>
        <translation>Demasiadas cuentas a la vez.</translation>
    </message>
    <message>
        <source>Too many unknown numbers were tried here. Please wait a little.</source>
        <translation>Aquí se probaron demasiados números desconocidos. Espere un poco.</translation>
    </message>
    <message>
        <source>This is no account number of ours. Please compare it with the bill.</source>
        <translation>Este no es un número de cuenta nuestro. Compárelo con la factura.</translation>
    </message>
    <message>
        <source>These accounts can&apos;t be paid together.</source>
        <translation>Estas cuentas no se pueden pagar juntas.</translation>
    </message>
    <message>
        <source>Name or PIN is wrong.</source>
        <translation>El nombre o el PIN no es correcto.</translation>
    </message>
    <message numerus="yes">
        <source>Too many were wrong. The next try is looked at in %n second(s).</source>
        <translation>
            <numerusform>Hubo demasiados intentos fallidos. El próximo se acepta en %n segundo.</numerusform>
            <numerusform>Hubo demasiados intentos fallidos. El próximo se acepta en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clerk may not sign in any more. Please ask a supervisor.</source>
        <translation>Este cajero ya no puede entrar. Pregunte a un supervisor.</translation>
    </message>
    <message>
        <source>Another clerk&apos;s customers are open here: that clerk unlocks, or a supervisor.</source>
        <translation>Aquí hay clientes abiertos de otro cajero: desbloquea ese cajero o un supervisor.</translation>
    </message>
    <message>
        <source>The list of clerks can&apos;t be read at the moment. Please try again.</source>
        <translation>La lista de cajeros no se puede leer en este momento. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Impreso.</translation>
    </message>
    <message>
        <source>Printing … {0}</source>
        <translation>Imprimiendo… {0}</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>{0} Nothing of it waits at the printer: F4 prints it anew.</source>
        <translation>{0} No queda nada de ello en la impresora: F4 lo imprime de nuevo.</translation>
    </message>
    <message>
        <source>The payment service did not answer. Nothing has been paid. F5 asks once more.</source>
        <translation>El servicio de pagos no respondió. No se ha pagado nada. F5 pregunta otra vez.</translation>
    </message>
    <message>
        <source>The page broke off. Nothing has been paid. F5 opens it anew.</source>
        <translation>La página se interrumpió. No se ha pagado nada. F5 la abre de nuevo.</translation>
    </message>
    <message>
        <source>{0} Since {1}. Tell the queue that cards can&apos;t be taken now; this line goes when they can.</source>
        <translation>{0} Desde {1}. Avise a la fila que ahora no se aceptan tarjetas; este aviso se quita cuando se pueda.</translation>
    </message>
    <message>
        <source>A payment was cut off at {0}: look it up in the provider&apos;s report, and pay nothing twice.</source>
        <translation>Un pago se interrumpió a las {0}: búsquelo en el informe del proveedor y no pague nada dos veces.</translation>
    </message>
    <message>
        <source>The payment service can&apos;t be reached.</source>
        <translation>No hay conexión con el servicio de pagos.</translation>
    </message>
    <message>
        <source>The payment service takes no payments for this city.</source>
        <translation>El servicio de pagos no acepta pagos para esta ciudad.</translation>
    </message>
    <message>
        <source>The payment service refuses this terminal&apos;s key: call a technician.</source>
        <translation>El servicio de pagos rechaza la clave de esta terminal: llame a un técnico.</translation>
    </message>
    <message>
        <source>This terminal can&apos;t keep its record: call a technician.</source>
        <translation>Esta terminal no puede llevar su registro: llame a un técnico.</translation>
    </message>
    <message>
        <source>This terminal could not wipe a page: call a technician.</source>
        <translation>Esta terminal no pudo borrar una página: llame a un técnico.</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation>CAPACITACIÓN · aquí no se hacen pagos reales</translation>
    </message>
    <message>
        <source>Welcome to {0}</source>
        <translation>{0} le da la bienvenida</translation>
    </message>
    <message>
        <source>Your page appears here when the clerk has found your account.</source>
        <translation>Su página aparece aquí cuando el cajero haya encontrado su cuenta.</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>This shift and this day</source>
        <translation>Este turno y este día</translation>
    </message>
    <message>
        <source>F9 once more ends the shift, F6 leads back.</source>
        <translation>F9 otra vez termina el turno, F6 vuelve atrás.</translation>
    </message>
    <message>
        <source>The record of this terminal is being read.</source>
        <translation>Se está leyendo el registro de esta terminal.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more row(s), all of them on paper (F4).</source>
        <translation>
            <numerusform>… y %n fila más, todas en papel (F4).</numerusform>
            <numerusform>… y %n filas más, todas en papel (F4).</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>By clerk</source>
        <translation>Por cajero</translation>
    </message>
    <message>
        <source>By bill</source>
        <translation>Por factura</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>The day at the counter</source>
        <translation>El día en la ventanilla</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Página {0} de {1}</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>abiertos</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>pagados</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocidos</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazados</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandonados</translation>
    </message>
    <message>
        <source>open</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>Paid means that a receipt page came: the provider&apos;s own report is the book of record.</source>
        <translation>Pagado significa que llegó un recibo: lo que vale es el informe del proveedor.</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>Este turno</translation>
    </message>
    <message>
        <source>Clerk {0}</source>
        <translation>Cajero {0}</translation>
    </message>
    <message>
        <source>No bill was asked for</source>
        <translation>No se pidió ninguna factura</translation>
    </message>
</context>
<context>
    <name>DeletedScreen</name>
    <message>
        <source>Your registration is deleted</source>
        <translation>Su registro fue eliminado</translation>
    </message>
    <message>
        <source>The terminals of the city know you no more. AutoPay, paperless billing and saved payment methods are kept by Invoice Cloud: if you have not ended them yet, ask at the desk or at Invoice Cloud.</source>
        <translation>Las terminales de la ciudad ya no tienen sus datos. Invoice Cloud conserva el pago automático, la factura electrónica y las formas de pago guardadas: si aún no los ha cancelado, pregunte en la ventanilla o a Invoice Cloud.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation>
            <numerusform>Este mensaje se cierra en %n segundo.</numerusform>
            <numerusform>Este mensaje se cierra en %n segundos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenialWords</name>
    <message>
        <source>E-mail address and password do not match. Please type the password again.</source>
        <translation>El correo electrónico y la contraseña no coinciden. Escriba la contraseña otra vez.</translation>
    </message>
    <message>
        <source>Signing in does not work at the moment. You can pay without signing in: press “Start Over”, then “Pay My Bill”.</source>
        <translation>Por el momento no se puede iniciar sesión. Puede pagar sin iniciar sesión: presione “Empezar de nuevo” y luego “Pagar mi factura”.</translation>
    </message>
    <message>
        <source>Registering does not work at the moment. Please try again in a minute. You can pay without registering: press “Start Over”, then “Pay My Bill”.</source>
        <translation>Por el momento no es posible registrarse. Inténtelo de nuevo en un minuto. Puede pagar sin registrarse: presione “Empezar de nuevo” y luego “Pagar mi factura”.</translation>
    </message>
    <message>
        <source>This registration was not accepted. Please check your answers.</source>
        <translation>No se aceptó este registro. Revise sus respuestas.</translation>
    </message>
    <message>
        <source>Go back and give the new address once more.</source>
        <translation>Regrese y escriba la nueva dirección otra vez.</translation>
    </message>
    <message>
        <source>Press “Send the e-mail again”.</source>
        <translation>Presione “Enviar el correo otra vez”.</translation>
    </message>
    <message>
        <source>This code is not right. Please compare it with the newest e-mail.</source>
        <translation>Este código no es correcto. Compárelo con el correo más reciente.</translation>
    </message>
    <message>
        <source>This code is too old.</source>
        <translation>Este código ya venció.</translation>
    </message>
    <message>
        <source>This code was used already.</source>
        <translation>Este código ya se usó.</translation>
    </message>
    <message>
        <source>A wrong code was typed too often, so this one counts no more.</source>
        <translation>Se escribió mal demasiadas veces: este código ya no vale.</translation>
    </message>
    <message>
        <source>This address can&apos;t be used for your registration. Please ask at the desk.</source>
        <translation>Esta dirección no se puede usar para su registro. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>This address is registered already. Please go back and sign in with it.</source>
        <translation>Esta dirección ya está registrada. Regrese e inicie sesión con ella.</translation>
    </message>
    <message>
        <source>The code can&apos;t be checked at the moment. It stays good: please try again in a minute. Paying without signing in works.</source>
        <translation>Ahora no se puede comprobar el código, pero sigue siendo válido: inténtelo en un minuto. Puede pagar sin iniciar sesión.</translation>
    </message>
    <message>
        <source>This can&apos;t be done here. Please ask at the desk.</source>
        <translation>Esto no se puede hacer aquí. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>The password is wrong. Please type it again.</source>
        <translation>La contraseña es incorrecta. Escríbala otra vez.</translation>
    </message>
    <message>
        <source>This account number is linked already. Please ask at the desk.</source>
        <translation>Este número de cuenta ya está vinculado. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>This can&apos;t be used for your registration. Please ask at the desk.</source>
        <translation>Esto no se puede usar para su registro. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>Your registration can&apos;t be reached at the moment, and it is not known whether anything has been changed. Please try again in a minute.</source>
        <translation>Por el momento no se puede acceder a su registro, y no se sabe si algo cambió. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>The password can&apos;t be saved at the moment. Please try again in a minute.</source>
        <translation>Por el momento no se puede guardar la contraseña. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>That was tried too often. Please look for the e-mails sent so far, try again later, or ask at the desk.</source>
        <translation>Hubo demasiados intentos. Busque los correos ya enviados, inténtelo más tarde o pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>The code counts no more. Please ask for another one.</source>
        <translation>El código ya no vale. Pida otro.</translation>
    </message>
    <message>
        <source>This can&apos;t be used. Please ask at the desk.</source>
        <translation>Esto no se puede usar. Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>This does not work at the moment. Please try again in a minute.</source>
        <translation>Esto no funciona por el momento. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>It was tried too often with something wrong.</source>
        <translation>Hubo demasiados intentos incorrectos.</translation>
    </message>
    <message>
        <source>Please try again later, or ask at the desk.</source>
        <translation>Inténtelo más tarde o pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>Please try again in {0}, or ask at the desk.</source>
        <translation>Inténtelo de nuevo en {0} o pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>aproximadamente un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>aproximadamente %n minuto</numerusform>
            <numerusform>aproximadamente %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation>aproximadamente una hora</translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>aproximadamente %n hora</numerusform>
            <numerusform>aproximadamente %n horas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Account number or e-mail address</source>
        <translation>Cuenta o correo electrónico</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
</context>
<context>
    <name>FindingScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Finding your account…</source>
        <translation>Buscando su cuenta…</translation>
    </message>
    <message>
        <source>Opening “{0}”…</source>
        <translation>Abriendo “{0}”…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Need help? Ask at the desk or call {0}.</source>
        <translation>¿Necesita ayuda? Pregunte en la ventanilla o llame al {0}.</translation>
    </message>
    <message>
        <source>Need help? Ask at the desk.</source>
        <translation>¿Necesita ayuda? Pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>Terminal {0}</source>
        <translation>Terminal {0}</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Clerk</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN o contraseña</translation>
    </message>
    <message>
        <source>This desk is locked</source>
        <translation>Este puesto está bloqueado</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Sign in to serve</source>
        <translation>Entre para atender</translation>
    </message>
    <message>
        <source>What is done at this desk is recorded under the name of the clerk who signed in.</source>
        <translation>Todo lo que se hace en este puesto queda registrado a nombre de quien inició sesión.</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento …</translation>
    </message>
    <message>
        <source>Another clerk may sign in here.</source>
        <translation>Otro cajero puede entrar aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) open, each page as it was.</source>
        <translation>
            <numerusform>%n cliente abierto, su página como estaba.</numerusform>
            <numerusform>%n clientes abiertos, cada página como estaba.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoodbyeScreen</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Su sesión se cerró</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>¡Gracias!</translation>
    </message>
    <message>
        <source>What you typed here has been erased. Please take your papers and cards with you.</source>
        <translation>Lo que escribió aquí se ha borrado. No olvide sus papeles y tarjetas.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Everything that was typed here is being erased.</source>
        <translation>Se está borrando todo lo que se escribió aquí.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide to this page</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Review your selection</source>
        <translation>Revise su selección</translation>
    </message>
    <message>
        <source>Check the bills and the subtotal. Press “Proceed to Payment”.</source>
        <translation>Revise las facturas y el subtotal. Presione “Proceed to Payment” (continuar al pago).</translation>
    </message>
    <message>
        <source>Payment options</source>
        <translation>Opciones de pago</translation>
    </message>
    <message>
        <source>Choose card or bank account, and the amount. A service fee is shown here.</source>
        <translation>Elija tarjeta o cuenta bancaria y el monto. Aquí se muestra el cargo por servicio (“Service Fee”).</translation>
    </message>
    <message>
        <source>Payment information</source>
        <translation>Datos de pago</translation>
    </message>
    <message>
        <source>Type the card&apos;s or account&apos;s details, the billing address and your e-mail address.</source>
        <translation>Escriba los datos de la tarjeta o cuenta, la dirección de facturación y su correo electrónico.</translation>
    </message>
    <message>
        <source>Review and terms</source>
        <translation>Revisión y términos</translation>
    </message>
    <message>
        <source>Check everything, tick the terms, and press “Process Payment” once.</source>
        <translation>Revise todo, marque los términos (“Terms”) y presione “Process Payment” (pagar) una sola vez.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Wait for “Thank you for your payment!”. The receipt goes to your e-mail address, too.</source>
        <translation>Espere el mensaje “Thank you for your payment!” (gracias por su pago). El recibo también llega a su correo.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Read Aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
</context>
<context>
    <name>HostedScreen</name>
    <message>
        <source>Secure page of {0}</source>
        <translation>Página segura de {0}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Print Receipt</source>
        <translation>Imprimir recibo</translation>
    </message>
    <message>
        <source>Page of {0}</source>
        <translation>Página de {0}</translation>
    </message>
    <message>
        <source>This terminal does not print. The receipt also goes to your e-mail address.</source>
        <translation>Esta terminal no imprime. El recibo también se envía a su correo electrónico.</translation>
    </message>
    <message>
        <source>Wallets are not available here: choose card or bank account.</source>
        <translation>Aquí no hay billeteras digitales: elija tarjeta o cuenta bancaria.</translation>
    </message>
    <message>
        <source>Mail and telephone can&apos;t be opened at this terminal.</source>
        <translation>En esta terminal no se pueden abrir el correo ni el teléfono.</translation>
    </message>
    <message>
        <source>Files can&apos;t be opened or chosen at this terminal.</source>
        <translation>En esta terminal no se pueden abrir ni elegir archivos.</translation>
    </message>
    <message>
        <source>No more windows can be opened. Close one of them first.</source>
        <translation>No se pueden abrir más ventanas. Cierre primero una de ellas.</translation>
    </message>
    <message>
        <source>That window could not be shown and was closed. The page goes on here.</source>
        <translation>Esa ventana no se pudo mostrar y se cerró. La página continúa aquí.</translation>
    </message>
    <message>
        <source>That part of the page can&apos;t be opened at this terminal.</source>
        <translation>Esa parte de la página no se puede abrir en esta terminal.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Your receipt. “Done” leads back to your menu.</source>
        <translation>Su recibo. “Listo” le lleva de regreso a su menú.</translation>
    </message>
    <message numerus="yes">
        <source>You are signed out in %n second(s). Touch the page if you need longer.</source>
        <translation>
            <numerusform>Su sesión se cierra en %n segundo. Toque la página si necesita más tiempo.</numerusform>
            <numerusform>Su sesión se cierra en %n segundos. Toque la página si necesita más tiempo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your receipt. Press “Done” when you have read it.</source>
        <translation>Su recibo. Presione “Listo” cuando lo haya leído.</translation>
    </message>
    <message numerus="yes">
        <source>This page closes in %n second(s). Touch it if you need longer.</source>
        <translation>
            <numerusform>Esta página se cierra en %n segundo. Tóquela si necesita más tiempo.</numerusform>
            <numerusform>Esta página se cierra en %n segundos. Tóquela si necesita más tiempo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paying {0} · do not leave before you see your receipt</source>
        <translation>Pagando {0} · no se retire antes de ver su recibo</translation>
    </message>
    <message>
        <source>Paying {0} · account {1}</source>
        <translation>Pagando {0} · cuenta {1}</translation>
    </message>
    <message>
        <source>{0} · account {1}</source>
        <translation>{0} · cuenta {1}</translation>
    </message>
    <message>
        <source>{0} · wait for your receipt</source>
        <translation>{0} · espere su recibo</translation>
    </message>
    <message>
        <source>{0} · your change is being saved</source>
        <translation>{0} · se está guardando su cambio</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Otherwise you are signed out, and everything that was typed is erased, in</source>
        <translation>Si no responde, se cerrará su sesión y se borrará todo lo escrito en</translation>
    </message>
    <message>
        <source>Otherwise this session ends, and everything that was typed is erased, in</source>
        <translation>Si no responde, esta sesión terminará y se borrará todo lo escrito en</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Cerrar sesión</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Dirección (calle y número)</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Confirmation code</source>
        <translation>Código de confirmación</translation>
    </message>
    <message>
        <source>The code has eight characters.</source>
        <translation>El código tiene ocho caracteres.</translation>
    </message>
    <message numerus="yes">
        <source>Please use at least %n character(s). So far: {0}.</source>
        <translation>
            <numerusform>Use al menos %n carácter. Hasta ahora: {0}.</numerusform>
            <numerusform>Use al menos %n caracteres. Hasta ahora: {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The code has eight characters only.</source>
        <translation>El código tiene solo ocho caracteres.</translation>
    </message>
    <message numerus="yes">
        <source>This is too long. Please use at most %n character(s).</source>
        <translation>
            <numerusform>Es demasiado larga. Use como máximo %n carácter.</numerusform>
            <numerusform>Es demasiado larga. Use como máximo %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is too long. Please shorten it.</source>
        <translation>Es demasiado largo. Acórtelo.</translation>
    </message>
    <message>
        <source>Many people use this password. Please choose another one.</source>
        <translation>Muchas personas usan esta contraseña. Elija otra.</translation>
    </message>
    <message>
        <source>This is made of your own name or address. Please choose another one.</source>
        <translation>Contiene su propio nombre o dirección. Elija otra.</translation>
    </message>
    <message>
        <source>Please type your account number.</source>
        <translation>Escriba su número de cuenta.</translation>
    </message>
    <message>
        <source>Please type your full name.</source>
        <translation>Escriba su nombre completo.</translation>
    </message>
    <message>
        <source>Please type the street address.</source>
        <translation>Escriba la calle y el número.</translation>
    </message>
    <message>
        <source>Please type the city.</source>
        <translation>Escriba la ciudad.</translation>
    </message>
    <message>
        <source>Two letters.</source>
        <translation>Dos letras.</translation>
    </message>
    <message>
        <source>Please type it.</source>
        <translation>Escríbalo.</translation>
    </message>
    <message>
        <source>Please type your e-mail address.</source>
        <translation>Escriba su correo electrónico.</translation>
    </message>
    <message>
        <source>Please type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>Please type the code from the e-mail.</source>
        <translation>Escriba el código que llegó por correo.</translation>
    </message>
    <message>
        <source>The number is not complete. It looks like {0}.</source>
        <translation>El número no está completo. Se ve así: {0}.</translation>
    </message>
    <message>
        <source>This is no account number. Please compare it with your bill.</source>
        <translation>No es un número de cuenta. Compárelo con su factura.</translation>
    </message>
    <message>
        <source>Like FL.</source>
        <translation>Como FL.</translation>
    </message>
    <message>
        <source>Like 32707.</source>
        <translation>Como 32707.</translation>
    </message>
    <message>
        <source>This is not a complete e-mail address. It looks like name@example.org.</source>
        <translation>La dirección de correo no está completa. Se ve así: name@example.org.</translation>
    </message>
    <message>
        <source>Please check this line.</source>
        <translation>Revise este dato.</translation>
    </message>
    <message>
        <source>It stands at the top of your bill and looks like {0}.</source>
        <translation>Está en la parte superior de su factura y se ve así: {0}.</translation>
    </message>
    <message>
        <source>It stands at the top of your bill.</source>
        <translation>Está en la parte superior de su factura.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s). A few words in a row are easy to remember and hard to guess.</source>
        <translation>
            <numerusform>Al menos %n carácter. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.</numerusform>
            <numerusform>Al menos %n caracteres. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Eight letters and digits. Spaces and dashes do not matter.</source>
        <translation>Ocho letras y números, con o sin espacios.</translation>
    </message>
    <message>
        <source>That looks complete.</source>
        <translation>Parece completo.</translation>
    </message>
    <message>
        <source>That is a good length.</source>
        <translation>Tiene buena longitud.</translation>
    </message>
</context>
<context>
    <name>LinesScreen</name>
    <message>
        <source>Please note</source>
        <translation>Tenga en cuenta</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>Write it as it stands on your bill, so that the account can be shown to be yours.</source>
        <translation>Escríbalo tal como aparece en su factura, para comprobar que la cuenta es suya.</translation>
    </message>
    <message>
        <source>Where is the service delivered?</source>
        <translation>¿Dónde recibe el servicio?</translation>
    </message>
    <message>
        <source>The service address on your bill.</source>
        <translation>La dirección del servicio que aparece en su factura.</translation>
    </message>
    <message>
        <source>What is your e-mail address?</source>
        <translation>¿Cuál es su correo electrónico?</translation>
    </message>
    <message>
        <source>You sign in with it. An e-mail with a code goes there, to confirm it.</source>
        <translation>Con él iniciará sesión. Le llegará un correo con un código para confirmarlo.</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Elija una contraseña</translation>
    </message>
    <message>
        <source>The longer the better. Any characters will do, spaces too.</source>
        <translation>Cuanto más larga, mejor. Vale cualquier carácter, incluso espacios.</translation>
    </message>
</context>
<context>
    <name>MenuScreen</name>
    <message>
        <source>What would you like to do?</source>
        <translation>¿Qué desea hacer?</translation>
    </message>
    <message>
        <source>Link an account</source>
        <translation>Vincular una cuenta</translation>
    </message>
    <message>
        <source>My Settings</source>
        <translation>Mi configuración</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>No account is linked to your registration yet.</source>
        <translation>Su registro todavía no tiene ninguna cuenta vinculada.</translation>
    </message>
    <message>
        <source>Until then you can pay without signing in.</source>
        <translation>Mientras tanto puede pagar sin iniciar sesión.</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>If you need a person, ask at the desk or call {0}.</source>
        <translation>Si necesita hablar con alguien, pregunte en la ventanilla o llame al {0}.</translation>
    </message>
    <message>
        <source>If you need a person, ask at the desk.</source>
        <translation>Si necesita hablar con alguien, pregunte en la ventanilla.</translation>
    </message>
</context>
<context>
    <name>NewPasswordScreen</name>
    <message>
        <source>Choose a new password</source>
        <translation>Elija una contraseña nueva</translation>
    </message>
    <message>
        <source>It takes the place of the old one at once, at every terminal.</source>
        <translation>Reemplaza a la anterior de inmediato en todas las terminales.</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>Debit and credit cards, and bank accounts.</source>
        <translation>Tarjetas de débito y de crédito, y cuentas bancarias.</translation>
    </message>
    <message>
        <source>Shut-off notice? Paying here may not stop it. Show your receipt at the desk.</source>
        <translation>¿Aviso de corte? Es posible que pagar aquí no lo detenga. Muestre su recibo en la ventanilla.</translation>
    </message>
    <message>
        <source>Your account number stands at the top right of every bill, on paper and in the e-mail. No bill at hand? The desk finds the number for you: bring an ID.</source>
        <translation>Su número de cuenta está arriba a la derecha en cada factura, en papel y en el correo electrónico. ¿No tiene una factura a mano? En la ventanilla le buscan el número: traiga una identificación.</translation>
    </message>
    <message>
        <source>A service fee may apply. It is shown before you pay.</source>
        <translation>Puede aplicarse un cargo por servicio. Se muestra antes de pagar.</translation>
    </message>
    <message>
        <source>Cash: at the desk.</source>
        <translation>Efectivo: en la ventanilla.</translation>
    </message>
</context>
<context>
    <name>PageWindow</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Ventana nueva</translation>
    </message>
    <message>
        <source>Opening {0}</source>
        <translation>Abriendo {0}</translation>
    </message>
    <message>
        <source>Window of {0}</source>
        <translation>Ventana de {0}</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>Printing… Your paper is being prepared.</source>
        <translation>Imprimiendo… Se está preparando su papel.</translation>
    </message>
    <message>
        <source>Printing… {0} Please wait a moment.</source>
        <translation>Imprimiendo… {0} Espere un momento.</translation>
    </message>
    <message>
        <source>Printing… Please wait for your paper.</source>
        <translation>Imprimiendo… Espere su papel.</translation>
    </message>
    <message>
        <source>Your paper is printed. Please take it with you.</source>
        <translation>Su papel está impreso. Llévelo consigo.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>La impresora no tiene papel.</translation>
    </message>
    <message>
        <source>The printer is switched off or not connected.</source>
        <translation>La impresora está apagada o no está conectada.</translation>
    </message>
    <message>
        <source>The printer has stopped.</source>
        <translation>La impresora se detuvo.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>La impresora no responde.</translation>
    </message>
    <message>
        <source>Printing took too long and was stopped.</source>
        <translation>La impresión tardó demasiado y se detuvo.</translation>
    </message>
    <message>
        <source>This has more pages than can be printed here.</source>
        <translation>Tiene más páginas de las que se pueden imprimir aquí.</translation>
    </message>
    <message>
        <source>No more can be printed at this visit.</source>
        <translation>No se puede imprimir más en esta visita.</translation>
    </message>
    <message>
        <source>The paper of this printer is too narrow for a statement.</source>
        <translation>El papel de esta impresora es demasiado angosto para un estado de cuenta.</translation>
    </message>
    <message>
        <source>This page can&apos;t be printed.</source>
        <translation>Esta página no se puede imprimir.</translation>
    </message>
    <message>
        <source>The printer could not print this.</source>
        <translation>La impresora no pudo imprimir esto.</translation>
    </message>
    <message>
        <source>Your payment is not affected: the receipt also goes to your e-mail address, and the front desk can print it.</source>
        <translation>Su pago no se ve afectado: el recibo también se envía a su correo electrónico, y en la ventanilla pueden imprimirlo.</translation>
    </message>
    <message>
        <source>Please ask at the front desk for a copy.</source>
        <translation>Pida una copia en la ventanilla.</translation>
    </message>
</context>
<context>
    <name>RegisteredScreen</name>
    <message>
        <source>Registration complete</source>
        <translation>Registro completo</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>You are signed in. No account is linked yet: you can do that next.</source>
        <translation>Su sesión está iniciada. Todavía no hay ninguna cuenta vinculada: puede hacerlo a continuación.</translation>
    </message>
    <message>
        <source>From now on you can sign in at every terminal of the city.</source>
        <translation>Desde ahora puede iniciar sesión en todas las terminales de la ciudad.</translation>
    </message>
    <message>
        <source>Your account is approved</source>
        <translation>Su cuenta está aprobada</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>My Settings</source>
        <translation>Mi configuración</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>Esta cuenta</translation>
    </message>
    <message>
        <source>My registration</source>
        <translation>Mi registro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>The account is on your list. {0}</source>
        <translation>La cuenta está en su lista. {0}</translation>
    </message>
    <message>
        <source>No account is linked to your registration yet.</source>
        <translation>Su registro todavía no tiene ninguna cuenta vinculada.</translation>
    </message>
    <message>
        <source>Link another account</source>
        <translation>Vincular otra cuenta</translation>
    </message>
    <message>
        <source>Unlink this account</source>
        <translation>Desvincular esta cuenta</translation>
    </message>
    <message>
        <source>Change my e-mail address</source>
        <translation>Cambiar mi correo electrónico</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Cambiar mi contraseña</translation>
    </message>
    <message>
        <source>Delete my registration</source>
        <translation>Eliminar mi registro</translation>
    </message>
    <message>
        <source>The account is linked.</source>
        <translation>La cuenta quedó vinculada.</translation>
    </message>
    <message>
        <source>The account is not linked to your registration any more.</source>
        <translation>La cuenta ya no está vinculada a su registro.</translation>
    </message>
    <message>
        <source>Your e-mail address is changed. Sign in with the new one from now on.</source>
        <translation>Su correo electrónico cambió. De ahora en adelante inicie sesión con el nuevo.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Su contraseña cambió.</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Sign in</source>
        <translation>Inicie sesión</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>No password? Type your e-mail address, then:</source>
        <translation>¿No tiene su contraseña? Escriba su correo electrónico y luego:</translation>
    </message>
    <message>
        <source>E-mail me a code instead</source>
        <translation>Envíenme un código</translation>
    </message>
    <message>
        <source>I forgot my password</source>
        <translation>Olvidé mi contraseña</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>¿Es su primera vez?</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrarse</translation>
    </message>
</context>
<context>
    <name>SignUpPage</name>
    <message>
        <source>Which document have you seen?</source>
        <translation>¿Qué documento ha visto?</translation>
    </message>
    <message>
        <source>Is this account theirs?</source>
        <translation>¿Es suya esta cuenta?</translation>
    </message>
    <message>
        <source>Confirm the address without the code?</source>
        <translation>¿Confirmar la dirección sin el código?</translation>
    </message>
    <message>
        <source>Sign-up help</source>
        <translation>Ayuda al registrar</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento …</translation>
    </message>
    <message>
        <source>Type or scan the account number, or type the e-mail address, then press Enter.
For somebody who is not registered yet press F10: they type everything on their own screen.</source>
        <translation>Escriba o escanee el número de cuenta, o escriba el correo electrónico, y pulse Intro.
Para quien aún no está registrado presione F10: esa persona escribe todo en su propia pantalla.</translation>
    </message>
    <message>
        <source>What waits, the newest first. Arrows or digit, then Enter; Esc leads back.</source>
        <translation>Lo que espera, lo más nuevo primero. Flechas o número, luego Enter; Esc vuelve atrás.</translation>
    </message>
    <message>
        <source>Older ones are not shown: the e-mail address finds fewer.</source>
        <translation>No se muestran los más antiguos: el correo electrónico encuentra menos.</translation>
    </message>
    <message>
        <source>Compare the name with it. Its number is written down nowhere.</source>
        <translation>Compare el nombre con el documento. Su número no se anota en ninguna parte.</translation>
    </message>
    <message>
        <source>No, back (Esc)</source>
        <translation>No, volver (Esc)</translation>
    </message>
    <message>
        <source>Yes: I have seen the document, this account is theirs (Enter)</source>
        <translation>Sí: he visto el documento, esta cuenta es suya (Enter)</translation>
    </message>
    <message>
        <source>Yes: confirm the address (Enter)</source>
        <translation>Sí: confirmar la dirección (Enter)</translation>
    </message>
</context>
<context>
    <name>SignUpWords</name>
    <message>
        <source>Registration, code not typed</source>
        <translation>Registro, código no escrito</translation>
    </message>
    <message>
        <source>Account to be approved</source>
        <translation>Cuenta por aprobar</translation>
    </message>
    <message>
        <source>Held at the payment service</source>
        <translation>Retenida en el servicio de pagos</translation>
    </message>
    <message>
        <source>{0} {1} · {2} · since {3}</source>
        <translation>{0} {1} · {2} · desde {3}</translation>
    </message>
    <message>
        <source>Name given for the account: {0}</source>
        <translation>Nombre indicado para la cuenta: {0}</translation>
    </message>
    <message>
        <source>Driver&apos;s license or state ID</source>
        <translation>Licencia de conducir o identificación estatal</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Pasaporte</translation>
    </message>
    <message>
        <source>Military ID</source>
        <translation>Identificación militar</translation>
    </message>
    <message>
        <source>Consular ID</source>
        <translation>Matrícula consular</translation>
    </message>
    <message>
        <source>Another official document with a photo</source>
        <translation>Otro documento oficial con foto</translation>
    </message>
    <message>
        <source>The resident is here and cannot reach their mailbox, so nothing but your word shows that {0} is theirs. Whoever registered gets in with the password chosen then: ask when that was, and compare. Letters go to this address from now on. Your name stands beside it in the record.</source>
        <translation>La persona está aquí y no puede abrir su correo, así que solo la palabra de usted demuestra que {0} es suyo. Quien se registró entra con la contraseña que eligió entonces: pregunte cuándo fue y compare. Desde ahora las cartas van a esta dirección. El nombre de usted queda en el registro.</translation>
    </message>
    <message>
        <source>You have seen: {0}. The name on it is the one above. From now on {1} opens the bills of account {2}, its AutoPay, paperless billing and payment methods. Your name stands beside it in the record.</source>
        <translation>Usted ha visto: {0}. El nombre que lleva es el de arriba. Desde ahora {1} abre las facturas de la cuenta {2}, su pago automático, la factura sin papel y los métodos de pago. El nombre de usted queda en el registro.</translation>
    </message>
    <message>
        <source>Nothing waits under this. Whoever is not registered can do that here: F10.</source>
        <translation>Aquí no espera nada. Quien no está registrado puede hacerlo ahora: F10.</translation>
    </message>
    <message>
        <source>This is neither an account number of ours nor an e-mail address.</source>
        <translation>No es un número de cuenta nuestro ni un correo electrónico.</translation>
    </message>
    <message>
        <source>The residents&apos; directory gives no answer. Nothing was changed. Please try again.</source>
        <translation>El directorio de residentes no responde. No se cambió nada. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No answer came in time. Please look it up again: if it still waits, it was not done.</source>
        <translation>No hubo respuesta a tiempo. Búsquelo otra vez: si todavía espera, no se hizo.</translation>
    </message>
    <message>
        <source>This waits no more: another terminal was first, or the resident. Nothing was changed.</source>
        <translation>Esto ya no espera: otra terminal se adelantó, o la propia persona. No se cambió nada.</translation>
    </message>
    <message>
        <source>This e-mail address is registered already: sign in with it, or have a new password mailed.</source>
        <translation>Este correo electrónico ya está registrado: inicie sesión con él o pida una contraseña nueva por correo.</translation>
    </message>
    <message>
        <source>The payment service knows this account under another e-mail address: it has to be released there first. Nothing was changed.</source>
        <translation>El servicio de pagos conoce esta cuenta con otro correo electrónico: primero hay que liberarla allí. No se cambió nada.</translation>
    </message>
    <message>
        <source>Approved. The payment service knows the account as theirs: everything works now.</source>
        <translation>Aprobada. El servicio de pagos conoce la cuenta como suya: ya funciona todo.</translation>
    </message>
    <message>
        <source>Confirmed. They sign in with the password that they chose: everything works now.</source>
        <translation>Confirmado. La persona entra con la contraseña que eligió: ya funciona todo.</translation>
    </message>
    <message>
        <source>Confirmed: they can sign in. The account itself waits for you, too.</source>
        <translation>Confirmado: ya puede entrar. La cuenta también está pendiente de usted.</translation>
    </message>
    <message>
        <source>Done here. The payment service gave no answer: it is asked again when they sign in.</source>
        <translation>Hecho aquí. El servicio de pagos no respondió: se le pregunta otra vez cuando la persona entre.</translation>
    </message>
    <message>
        <source>Done here. The payment service knows this account under another e-mail address: once it is released there, it opens when they sign in.</source>
        <translation>Hecho aquí. El servicio de pagos conoce esta cuenta con otro correo electrónico: cuando la liberen allí, se abre al entrar.</translation>
    </message>
</context>
<context>
    <name>SpeechBar</name>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Dark Screen</source>
        <translation>Pantalla oscura</translation>
    </message>
    <message>
        <source>Stop Reading</source>
        <translation>Dejar de leer</translation>
    </message>
    <message>
        <source>Hide Typing</source>
        <translation>Callar lo escrito</translation>
    </message>
    <message>
        <source>Say Typing</source>
        <translation>Decir lo escrito</translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>Imprimir el estado de cuenta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Close the statement</source>
        <translation>Cerrar el estado de cuenta</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Estado de cuenta</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Página {0} de {1}</translation>
    </message>
    <message>
        <source>{0} · the first {1} can be read here</source>
        <translation>{0} · aquí se pueden leer las primeras {1}</translation>
    </message>
    <message>
        <source>Your statement is being opened.</source>
        <translation>Se está abriendo su estado de cuenta.</translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. Its file is damaged: ask at the desk for a copy.</source>
        <translation>No se puede mostrar aquí este estado de cuenta. El archivo está dañado: pida una copia en la ventanilla.</translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It opens with a password only.</source>
        <translation>No se puede mostrar aquí este estado de cuenta. Solo se abre con una contraseña.</translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It is too large: ask at the desk for a copy.</source>
        <translation>No se puede mostrar aquí este estado de cuenta. Es demasiado grande: pida una copia en la ventanilla.</translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. It took too long: close it and try again.</source>
        <translation>No se puede mostrar aquí este estado de cuenta. Tardó demasiado: ciérrelo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This statement can&apos;t be shown here. Close it and try again.</source>
        <translation>No se puede mostrar aquí este estado de cuenta. Ciérrelo e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Paso {0} de {1}</translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Is everything right?</source>
        <translation>¿Está todo correcto?</translation>
    </message>
    <message>
        <source>Create My Account</source>
        <translation>Crear mi cuenta</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Cambiar: {0}</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>As you typed it</source>
        <translation>Como la escribió</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source> · at the customer</source>
        <translation> · con el cliente</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Next customer, please</source>
        <translation>El siguiente cliente, por favor</translation>
    </message>
    <message>
        <source>Type or scan the account number, then press Enter. Several go in one line.</source>
        <translation>Escriba o escanee el número de cuenta y presione Enter. Varios caben en una línea.</translation>
    </message>
    <message>
        <source>On the customer&apos;s screen</source>
        <translation>En la pantalla del cliente</translation>
    </message>
    <message>
        <source>Asked for: {0}</source>
        <translation>Se buscó: {0}</translation>
    </message>
    <message>
        <source>Which account?</source>
        <translation>¿Qué cuenta?</translation>
    </message>
    <message>
        <source>The payment service can&apos;t be used now</source>
        <translation>El servicio de pagos no se puede usar ahora</translation>
    </message>
    <message>
        <source>See the line above.</source>
        <translation>Vea la línea de arriba.</translation>
    </message>
    <message>
        <source>{0} The page is covered here, and stands as it was: F3 hands it to the customer again.</source>
        <translation>{0} La página está cubierta aquí y sigue como estaba: F3 la entrega otra vez al cliente.</translation>
    </message>
    <message>
        <source>Card details are the customer&apos;s own</source>
        <translation>Los datos de la tarjeta son del cliente</translation>
    </message>
    <message>
        <source>{0} F3 hands the page to the customer again.</source>
        <translation>{0} F3 entrega la página otra vez al cliente.</translation>
    </message>
    <message>
        <source>The customer&apos;s own page</source>
        <translation>La página propia del cliente</translation>
    </message>
    <message>
        <source>If they cannot reach their mailbox: F10.</source>
        <translation>Si no puede abrir su correo: F10.</translation>
    </message>
    <message>
        <source>Something of theirs waits for you: F10.</source>
        <translation>Hay algo pendiente de esta persona: F10.</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>Customer screen: on</source>
        <translation>Pantalla del cliente: activa</translation>
    </message>
    <message>
        <source>No customer screen</source>
        <translation>Sin pantalla del cliente</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>cajero</translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>English</source>
        <translation>Español</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Nothing has been paid.</source>
        <translation>No se ha pagado nada.</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>We can&apos;t reach the payment service</source>
        <translation>No hay conexión con el servicio de pagos</translation>
    </message>
    <message>
        <source>The connection from this terminal is interrupted. Please try again in a moment.</source>
        <translation>La conexión de esta terminal está interrumpida. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The payment service did not answer</source>
        <translation>El servicio de pagos no respondió</translation>
    </message>
    <message>
        <source>It may be busy. Please try again.</source>
        <translation>Puede estar ocupado. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The payment service is busy</source>
        <translation>El servicio de pagos está ocupado</translation>
    </message>
    <message>
        <source>Many people are paying right now. Please wait a moment and try again.</source>
        <translation>Muchas personas están pagando en este momento. Espere un momento e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The payment service has a problem</source>
        <translation>El servicio de pagos tiene un problema</translation>
    </message>
    <message>
        <source>It answered in a way that this terminal does not understand. Please try again.</source>
        <translation>Respondió de un modo que esta terminal no entiende. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The payment page did not open</source>
        <translation>La página de pago no se abrió</translation>
    </message>
    <message>
        <source>The page could not be loaded. Please try again.</source>
        <translation>No se pudo cargar la página. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The payment page takes too long</source>
        <translation>La página de pago tarda demasiado</translation>
    </message>
    <message>
        <source>The page did not finish loading. Please try again.</source>
        <translation>La página no terminó de cargar. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The payment page stopped working</source>
        <translation>La página de pago dejó de funcionar</translation>
    </message>
    <message>
        <source>The page ended unexpectedly. Please try again.</source>
        <translation>La página se cerró de forma inesperada. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>We can&apos;t reach Invoice Cloud</source>
        <translation>No hay conexión con Invoice Cloud</translation>
    </message>
    <message>
        <source>Invoice Cloud did not answer</source>
        <translation>Invoice Cloud no respondió</translation>
    </message>
    <message>
        <source>Invoice Cloud is busy</source>
        <translation>Invoice Cloud está ocupado</translation>
    </message>
    <message>
        <source>Please wait a moment and try again.</source>
        <translation>Espere un momento e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Invoice Cloud has a problem</source>
        <translation>Invoice Cloud tiene un problema</translation>
    </message>
    <message>
        <source>The page did not open</source>
        <translation>La página no se abrió</translation>
    </message>
    <message>
        <source>The page takes too long</source>
        <translation>La página tarda demasiado</translation>
    </message>
    <message>
        <source>The page stopped working</source>
        <translation>La página dejó de funcionar</translation>
    </message>
</context>
<context>
    <name>TuningScreen</name>
    <message>
        <source>Sound and languages</source>
        <translation>Sonido e idiomas</translation>
    </message>
    <message>
        <source>For every customer of this terminal, from the next one on. Where the terminal can read aloud, “Read Aloud” lets you hear the volume.</source>
        <translation>Para cada cliente de esta terminal, desde el próximo. Donde la terminal puede leer en voz alta, “Leer en voz alta” le permite oír el volumen.</translation>
    </message>
    <message>
        <source>Volume of the voice</source>
        <translation>Volumen de la voz</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0}: offered</source>
        <translation>{0}: se ofrece</translation>
    </message>
    <message>
        <source>{0}: not offered</source>
        <translation>{0}: no se ofrece</translation>
    </message>
    <message>
        <source>This could not be written down: it holds until the terminal is started again.</source>
        <translation>Esto no se pudo guardar: vale hasta que se inicie de nuevo la terminal.</translation>
    </message>
</context>
<context>
    <name>TurnedStrip</name>
    <message>
        <source>For the clerk: F3 or F12 covers this page, your PIN brings your side back.</source>
        <translation>Para el cajero: F3 o F12 cubre esta página; con su PIN vuelve su lado.</translation>
    </message>
</context>
<context>
    <name>UnknownScreen</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Your payment may have gone through</source>
        <translation>Es posible que su pago se haya realizado</translation>
    </message>
    <message>
        <source>Your change may have been saved</source>
        <translation>Es posible que su cambio se haya guardado</translation>
    </message>
    <message>
        <source>Please quote: {0}, terminal {1}</source>
        <translation>Mencione estos datos: {0}, terminal {1}</translation>
    </message>
    <message numerus="yes">
        <source>This message closes in %n second(s).</source>
        <translation>
            <numerusform>Este mensaje se cierra en %n segundo.</numerusform>
            <numerusform>Este mensaje se cierra en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not pay again now. Check your e-mail for a receipt, ask at the desk or call {0}.</source>
        <translation>No pague otra vez ahora. Revise su correo por si llegó un recibo, pregunte en la ventanilla o llame al {0}.</translation>
    </message>
    <message>
        <source>Do not pay again now. Check your e-mail for a receipt, or ask at the desk.</source>
        <translation>No pague otra vez ahora. Revise su correo por si llegó un recibo o pregunte en la ventanilla.</translation>
    </message>
    <message>
        <source>This terminal was restarted while somebody was paying. If that was you:</source>
        <translation>Esta terminal se reinició mientras alguien pagaba. Si era usted:</translation>
    </message>
    <message>
        <source>It is not known whether it was. Sign in and look at the page again before you change anything.</source>
        <translation>No se sabe si se guardó. Inicie sesión y vuelva a ver la página antes de cambiar algo.</translation>
    </message>
</context>
<context>
    <name>WaitingScreen</name>
    <message>
        <source>This usually takes a few seconds.</source>
        <translation>Por lo general, esto tarda unos segundos.</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Pay your bill here, by card or from your bank account.</source>
        <translation>Pague aquí su factura con tarjeta o cuenta bancaria.</translation>
    </message>
    <message>
        <source>Pay My Bill</source>
        <translation>Pagar mi factura</translation>
    </message>
    <message>
        <source>Hold the barcode of your bill under the scanner, or type its account number. No sign-in is needed.</source>
        <translation>Ponga el código de barras de su factura bajo el lector o escriba el número de cuenta. No hace falta iniciar sesión.</translation>
    </message>
    <message>
        <source>You need the account number that stands on your bill. No sign-in is needed.</source>
        <translation>Necesita el número de cuenta que aparece en su factura. No hace falta iniciar sesión.</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrarse</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>TRAINING · no real payments are made here</source>
        <translation>CAPACITACIÓN · aquí no se hacen pagos reales</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Pay My Bill</source>
        <translation>Pagar mi factura</translation>
    </message>
    <message>
        <source>Pay Now</source>
        <translation>Pagar ahora</translation>
    </message>
    <message>
        <source>Manage AutoPay</source>
        <translation>Administrar AutoPay</translation>
    </message>
    <message>
        <source>Paperless Billing</source>
        <translation>Factura electrónica</translation>
    </message>
    <message>
        <source>Payment Methods</source>
        <translation>Formas de pago</translation>
    </message>
    <message>
        <source>Pay By Text</source>
        <translation>Pagar por mensaje de texto</translation>
    </message>
    <message>
        <source>{0}, account {1}</source>
        <translation>{0}, cuenta {1}</translation>
    </message>
    <message>
        <source>Waiting for the desk</source>
        <translation>Pendiente en la ventanilla</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>You can pay your bills, set up AutoPay and change your settings now.</source>
        <translation>Ahora puede pagar sus facturas, programar AutoPay y cambiar su configuración.</translation>
    </message>
    <message>
        <source>Please bring your bill and an ID to the desk: a clerk opens the account for you.</source>
        <translation>Lleve su factura y una identificación a la ventanilla: allí le abrirán la cuenta.</translation>
    </message>
    <message>
        <source>Name and ZIP code do not match the city&apos;s records. Please bring your bill and an ID to the desk: a clerk opens the account for you.</source>
        <translation>El nombre y el código postal no coinciden con los registros de la ciudad. Lleve su factura y una identificación a la ventanilla: allí le abrirán la cuenta.</translation>
    </message>
    <message>
        <source>Invoice Cloud knows this account under another e-mail address. The desk can have it released.</source>
        <translation>Invoice Cloud tiene esta cuenta con otro correo electrónico. En la ventanilla pueden pedir que se libere.</translation>
    </message>
    <message>
        <source>Invoice Cloud did not open this account just now. It is tried again by itself when you open a page; if that does not help, please ask at the desk.</source>
        <translation>Invoice Cloud no abrió esta cuenta en este momento. Se intentará de nuevo cuando usted abra una página; si no funciona, pregunte en la ventanilla.</translation>
    </message>
</context>
</TS>
