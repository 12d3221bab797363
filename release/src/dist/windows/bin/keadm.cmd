@echo off
rem Starts keadm on a Java 25: KEADM_JAVA_HOME, the runtime of this tree, JAVA_HOME, the java of the PATH.
setlocal
set "program=keadm"
set "jar=keadm-cli"
call "%~dp0..\lib\launch.cmd"
if errorlevel 1 exit /b 1
set "lib=%home%\lib"
set "copy="
if /i "%~1"=="reset" call "%~dp0..\lib\aside.cmd"
set args=%*
setlocal enabledelayedexpansion
rem One line, which is read before it begins: a reset deletes this file.
"!java!" "@!lib!\keadm.options" !aot! "-Dkeadm.home=!home!" "-Dorg.sqlite.lib.path=!lib!\native" "-Djna.boot.library.path=!lib!\native" "-Dlibrary.jline.path=!lib!\native" -jar "!lib!\!jarname!" !args! & set "code=!errorlevel!" & (if defined copy rd /s /q "!copy!") & exit /b !code!
