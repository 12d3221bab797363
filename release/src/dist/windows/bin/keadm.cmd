@echo off
rem Starts keadm on a Java 25: KEADM_JAVA_HOME, the runtime of this tree, JAVA_HOME, the java of the PATH.
setlocal
set "program=keadm"
set "jar=keadm-cli"
call "%~dp0..\lib\launch.cmd"
if errorlevel 1 exit /b 1
"%java%" "@%home%\lib\keadm.options" %aot% "-Dkeadm.home=%home%" "-Dorg.sqlite.lib.path=%home%\lib\native" "-Djna.boot.library.path=%home%\lib\native" "-Dlibrary.jline.path=%home%\lib\native" -jar "%jarfile%" %*
exit /b %errorlevel%
