@echo off
rem Called by the launchers in bin, which set program and jar: sets home, java, jarfile and aot, or says what is missing.
for %%d in ("%~dp0..") do set "home=%%~fd"
set "aot="
set "from="
if defined KEADM_JAVA_HOME (
  set "java_home=%KEADM_JAVA_HOME%"
  set "from=KEADM_JAVA_HOME"
) else if exist "%home%\runtime\bin\java.exe" (
  set "java_home=%home%\runtime"
  if exist "%home%\lib\%program%.aot" set aot="-XX:AOTCache=%home%\lib\%program%.aot"
) else if defined JAVA_HOME (
  set "java_home=%JAVA_HOME%"
  set "from=JAVA_HOME"
) else (
  set "java_home="
  set "from=PATH"
  for %%j in (java.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do set "java_home=%%~fh"
)
if not defined java_home (
  echo %program%: this machine has no Java: set KEADM_JAVA_HOME to the folder of a Java 25 or newer.>&2
  exit /b 1
)
set "java=%java_home%\bin\java.exe"
for %%j in ("%home%\lib\%jar%-*.jar") do set "jarfile=%%~fj"
if not defined from exit /b 0
set "found=0"
if exist "%java_home%\release" for /f "usebackq tokens=2 delims==." %%v in (`findstr /b JAVA_VERSION= "%java_home%\release"`) do set "found=%%~v"
set "found=%found:"=%"
if %found% GEQ 25 exit /b 0
set "what=Java %found%"
if "%found%"=="0" set "what=no Java"
echo %program%: %from% leads to %what% in %java_home%, and Java 25 or newer is needed: set KEADM_JAVA_HOME to its folder.>&2
exit /b 1
