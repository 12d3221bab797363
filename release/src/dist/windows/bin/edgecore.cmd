@echo off
rem Starts the agent in the foreground, on the Java that keadm would take. What this machine sets for other Java
rem programs does not reach it. A crash log and a heap dump go to EDGECORE_LOG_DIR, else to the log folder.
setlocal
set "program=edgecore"
set "jar=edgecore-runtime"
call "%~dp0..\lib\launch.cmd"
if errorlevel 1 exit /b 1
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "log=%EDGECORE_LOG_DIR%"
if not defined log set "log=%ProgramData%\KubeEdge\log"
set "dumps="
if exist "%log%\" set dumps="-XX:ErrorFile=%log%\edgecore-crash-%%p.log" "-XX:HeapDumpPath=%log%"
"%java%" "@%home%\lib\edgecore.options" %aot% %dumps% "-Dkeadm.home=%home%" "-Dorg.sqlite.lib.path=%home%\lib\native" "-Djna.boot.library.path=%home%\lib\native" "-Dlibrary.jline.path=%home%\lib\native" -jar "%home%\lib\%jarname%" %*
exit /b %errorlevel%
