@echo off
rem Starts pip.app from its source folder; builds it first where that is needed.
rem Needs a JDK 25 or newer, and Maven for the building. Everything else comes by itself.
setlocal EnableExtensions EnableDelayedExpansion
set "here=%~dp0"
set "product=%here%app\target\product"

set "found="
for %%H in ("%JAVA_HOME%" "%JAVA25_HOME%") do if not defined found call :try "%%~H"
if not defined found for /f "delims=" %%J in ('where java 2^>nul') do if not defined found call :try "%%~dpJ.."
for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined found call :try "%%~H"
if not defined found (
    echo pip.app needs a JDK 25 or newer and found none: install one ^(for example Temurin^), or set JAVA_HOME to it. 1>&2
    exit /b 1
)

set "log=%here%app\target\build.log"
set "fresh="
rem Building again after a change is up to the developer here: delete app\target\product\built.
if not exist "%product%\built" (
    where mvn >nul 2>nul || (
        echo pip.app has to be built once and needs Maven for that: install it so that mvn can be found. 1>&2
        exit /b 1
    )
    echo Building pip.app once; this takes a minute or two ... 1>&2
    if not exist "%here%app\target" mkdir "%here%app\target"
    pushd "%here%"
    set "JAVA_HOME=!found!"
    call mvn -q -B -Dmaven.test.skip -Dcheckstyle.skip -Dspotless.check.skip package > "%log%" 2>&1
    if errorlevel 1 (
        popd
        echo pip.app could not be built. See "%log%". 1>&2
        exit /b 1
    )
    popd
    set "fresh=yes"
)

rem JavaFX's modules cost the command line nothing: it doesn't get them. The heap is small because the engine's contents
rem are streams; memory that is free goes back to the system.
set "jvm=-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
set jvm=%jvm% "-Dpipapp.interpreters=%here%packager-engine\target\interpreters" -classpath "%product%\lib\*"
set words_jvm=%jvm% "-XX:SharedArchiveFile=%product%\classes.jsa" --enable-native-access=ALL-UNNAMED
set window_jvm=%jvm% "-XX:SharedArchiveFile=%product%\window.jsa" -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 --module-path "%product%\window" --add-modules javafx.controls,atlantafx.base --enable-native-access=javafx.graphics,ALL-UNNAMED
if defined fresh call :rehearse

rem No words, or one that is a program: the wizard. Only it gets JavaFX's modules.
set "window="
if "%~1"=="" set "window=yes"
if not "%~1"=="" if "%~2"=="" if exist "%~1" set "window=yes"
for %%W in (build ci class inspect lock try targets prepare pybi store) do if "%~1"=="%%W" set "window="
if defined window (
    start "" "%found%\bin\javaw.exe" %window_jvm% app.pip.app.Main %*
    exit /b 0
)

"%found%\bin\java.exe" %words_jvm% app.pip.app.Main %*
exit /b %errorlevel%

rem The first run leaves an archive of the classes that it loaded, which saves half of the start afterwards: let it be a
rem run that builds, and one of the window, which opens on no screen, reads a program and ends.
:rehearse
setlocal
set "trial=%TEMP%\pipapp-%RANDOM%%RANDOM%"
mkdir "%trial%"
del /q "%product%\classes.jsa" "%product%\window.jsa" 2>nul
set "PIPAPP_HOME=%trial%\store"
"%found%\bin\java.exe" %words_jvm% app.pip.app.Main build "%here%examples\guess-the-number" --out "%trial%\apps" >> "%log%" 2>&1
if errorlevel 1 echo pip.app was built, but a first try failed. The end of "%log%" says why. 1>&2
if not exist "%product%\window" goto rehearsed
"%found%\bin\java.exe" %window_jvm% -Dpipapp.rehearsal=true -Dglass.platform=Headless -Dprism.order=sw app.pip.app.Main "%here%examples\guess-the-number" >> "%log%" 2>&1 < nul
if errorlevel 1 echo pip.app was built, but its window could not be tried. The end of "%log%" says why. 1>&2
:rehearsed
rmdir /s /q "%trial%"
type nul > "%product%\built"
exit /b 0

:try
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=3" %%V in ('""%~1\bin\java.exe" -version 2^>^&1 ^| findstr /c:" version ""'') do set "version=%%~V"
for /f "tokens=1 delims=.-" %%M in ("!version!") do set "major=%%M"
if !major! GEQ 25 set "found=%~1"
exit /b 0
