@echo off
rem Called by the launchers in bin, which set program and jar: sets home, java, jarname and aot, or says what is missing.
rem Names of variables have no case: none of these may be called like one that is read.
for %%h in ("%~dp0..") do set "home=%%~fh"
set "aot="
set "from=KEADM_JAVA_HOME"
set "jre=%KEADM_JAVA_HOME%"
if defined KEADM_JAVA_HOME goto chosen
set "from="
set "jre=%home%\runtime"
if exist "%jre%\bin\java.exe" goto shipped
set "from=JAVA_HOME"
set "jre=%JAVA_HOME%"
if defined JAVA_HOME goto chosen
set "from=PATH"
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto searched
echo %program%: this machine has no Java: set KEADM_JAVA_HOME to the folder of a Java 25 or newer.>&2
exit /b 1
:searched
for %%h in ("%java%\..\..") do set "jre=%%~fh"
goto chosen
:shipped
if exist "%home%\lib\%program%.aot" set aot="-XX:AOTCache=%home%\lib\%program%.aot"
:chosen
set "java=%jre%\bin\java.exe"
pushd "%home%\lib"
for %%j in (%jar%-*.jar) do set "jarname=%%j"
popd
if not defined from exit /b 0
set "found=0"
rem JAVA_VERSION="25.0.2": the list of modules beside it is longer than some command prompts can read
if exist "%jre%\release" for /f "usebackq eol=M tokens=1,2 delims==" %%k in ("%jre%\release") do if "%%k"=="JAVA_VERSION" set "found=%%~l"
for /f "delims=." %%v in ("%found%") do set "found=%%v"
if %found% GEQ 25 exit /b 0
set "what=Java %found%"
if "%found%"=="0" set "what=no Java"
for %%h in ("%jre%") do echo %program%: %from% leads to %what% in %%~h, and Java 25 or newer is needed: set KEADM_JAVA_HOME to its folder.>&2
exit /b 1
