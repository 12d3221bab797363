@echo off
rem Called by keadm.cmd for a reset: Windows deletes no program that runs, so where keadm runs from its installed copy,
rem the reset runs from a copy of that, which keadm.cmd deletes after it. Only administrators may write beside it.
rem A command prompt of 32 bits has another ProgramFiles, and this one beside it.
set "programs=%ProgramFiles%"
if defined ProgramW6432 set "programs=%ProgramW6432%"
for %%h in ("%home%\..") do if /i not "%%~fh"=="%programs%\KubeEdge" exit /b 0
set "copy=%programs%\KubeEdge-reset"
if exist "%copy%\" rd /s /q "%copy%"
"%SystemRoot%\System32\xcopy.exe" "%home%\lib" "%copy%\lib\" /e /i /q /y >nul
if errorlevel 1 goto failed
set "aot="
if defined from goto copied
"%SystemRoot%\System32\xcopy.exe" "%home%\runtime" "%copy%\runtime\" /e /i /q /y >nul
if errorlevel 1 goto failed
set "java=%copy%\runtime\bin\java.exe"
:copied
set "lib=%copy%\lib"
exit /b 0
:failed
if exist "%copy%\" rd /s /q "%copy%"
set "copy="
