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
    call mvn -q -B -Dmaven.test.skip -Dcheckstyle.skip -Dspotless.check.skip package > "%here%app\target\build.log" 2>&1
    if errorlevel 1 (
        popd
        echo pip.app could not be built. See "%here%app\target\build.log". 1>&2
        exit /b 1
    )
    popd
    type nul > "%product%\built"
)

rem No words, or one that is a program: the wizard. Only it gets JavaFX's modules.
set "window="
if "%~1"=="" set "window=yes"
if not "%~1"=="" if "%~2"=="" if exist "%~1" set "window=yes"
for %%W in (build ci class inspect lock try targets prepare pybi) do if "%~1"=="%%W" set "window="
if defined window (
    start "" "%found%\bin\javaw.exe" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%product%\window.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off --module-path "%product%\window" --add-modules javafx.controls,atlantafx.base --enable-native-access=javafx.graphics,ALL-UNNAMED "-Dpipapp.interpreters=%here%packager-engine\target\interpreters" -classpath "%product%\lib\*" app.pip.app.Main %*
    exit /b 0
)

"%found%\bin\java.exe" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%product%\classes.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dpipapp.interpreters=%here%packager-engine\target\interpreters" -classpath "%product%\lib\*" app.pip.app.Main %*
exit /b %errorlevel%

:try
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=3" %%V in ('""%~1\bin\java.exe" -version 2^>^&1 ^| findstr /c:" version ""'') do set "version=%%~V"
for /f "tokens=1 delims=.-" %%M in ("!version!") do set "major=%%M"
if !major! GEQ 25 set "found=%~1"
exit /b 0
