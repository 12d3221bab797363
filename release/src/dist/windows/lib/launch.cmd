@echo off
rem Called by the launchers in bin, which set program and jar: sets home, java, jarname and aot, or says what is missing.
for %%d in ("%~dp0..") do set "home=%%~fd"
set "aot="
set "from=KEADM_JAVA_HOME"
set "java_home=%KEADM_JAVA_HOME%"
if defined KEADM_JAVA_HOME goto chosen
set "from="
set "java_home=%home%\runtime"
if exist "%java_home%\bin\java.exe" goto shipped
set "from=JAVA_HOME"
set "java_home=%JAVA_HOME%"
if defined JAVA_HOME goto chosen
set "from=PATH"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do set "java_home=%%~fh"
if defined java_home goto chosen
echo %program%: this machine has no Java: set KEADM_JAVA_HOME to the folder of a Java 25 or newer.>&2
exit /b 1
:shipped
if exist "%home%\lib\%program%.aot" set aot="-XX:AOTCache=%home%\lib\%program%.aot"
:chosen
set "java=%java_home%\bin\java.exe"
pushd "%home%\lib"
for %%j in (%jar%-*.jar) do set "jarname=%%j"
popd
if not defined from exit /b 0
set "found=0"
rem JAVA_VERSION="25.0.2": the list of modules beside it is longer than some command prompts can read
if exist "%java_home%\release" for /f "usebackq eol=M tokens=1,2 delims==" %%k in ("%java_home%\release") do if "%%k"=="JAVA_VERSION" set "found=%%~l"
for /f "delims=." %%v in ("%found%") do set "found=%%v"
if %found% GEQ 25 exit /b 0
set "what=Java %found%"
if "%found%"=="0" set "what=no Java"
echo %program%: %from% leads to %what% in %java_home%, and Java 25 or newer is needed: set KEADM_JAVA_HOME to its folder.>&2
exit /b 1
