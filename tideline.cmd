@echo off
rem Tideline's one command on Windows; see the script "tideline" for what it does. It installs nothing: it names what the
rem system lacks. Exit codes of its own: 1 the build failed, 2 something is missing; all others are the program's.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%target\app"
set "JAR=%APP%\tideline.jar"
set "LOG=%HOME_DIR%target\build.log"

rem ---- a Java of at least 17
if defined JAVA_HOME (
    set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "JAVA="
    for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not defined JAVA goto lacks_jdk
if not exist "%JAVA%" (
    >&2 echo tideline: There is no "%JAVA%". Set JAVA_HOME to a JDK 17 or newer, or unset it to use the java on the PATH.
    exit /b 2
)
set "VERSION="
set "JDK="
for /f "tokens=1,* delims==" %%A in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1') do (
    for /f "tokens=1" %%K in ("%%A") do (
        if "%%K"=="java.specification.version" for /f "tokens=1" %%V in ("%%B") do set "VERSION=%%V"
        if "%%K"=="java.home" for /f "tokens=*" %%V in ("%%B") do set "JDK=%%V"
    )
)
rem Java 8 calls itself 1.8.
for /f "tokens=1 delims=." %%V in ("%VERSION%") do set "MAJOR=%%V"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
    >&2 echo tideline: "%JAVA%" is Java %VERSION%, but Tideline needs 17 or newer.
    >&2 echo tideline: Set JAVA_HOME to one, or get one: winget install EclipseAdoptium.Temurin.21.JDK  or  choco install temurin21
    exit /b 2
)
set "ALLOW="
if %MAJOR% GEQ 24 set "ALLOW=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

if /i "%~1"=="verify" goto verify
call :is_stale
if not errorlevel 1 goto run

rem ---- build
call :needs_for_building
if errorlevel 1 exit /b 2
if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
if exist "%APP%" (
    >&2 echo tideline: Building Tideline...
) else (
    >&2 echo tideline: Building Tideline ^(first time: downloads libraries, about a minute^)...
)
call :maven -q -Dmaven.test.skip=true -Don.warning=-nowarn package >"%LOG%" 2>&1
if errorlevel 1 (
    >&2 type "%LOG%"
    >&2 echo tideline: The build failed. Its output is above and in "%LOG%".
    exit /b 1
)

:run
set "FLAGS="
for %%C in (-h --help -V --version help list export) do if "%~1"=="%%C" set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"%JAVA%" %ALLOW% %FLAGS% -Xlog:disable -Xlog:all=error:stderr -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:verify
call :needs_for_building
if errorlevel 1 exit /b 2
set "GOALS=%*"
call :maven %GOALS%
exit /b %ERRORLEVEL%

rem ---- 0 when the program is as new as its sources
:is_stale
if not exist "%JAR%" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $sources = 'src', 'pom.xml', 'models', 'profiles', 'sample-workloads' | ForEach-Object { Join-Path $env:HOME_DIR $_ } | Where-Object { Test-Path -LiteralPath $_ }; if (Get-ChildItem -LiteralPath $sources -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:needs_for_building
if not exist "%JDK%\bin\javac.exe" goto lacks_jdk
where /q mvn
if not errorlevel 1 exit /b 0
>&2 echo tideline: This system lacks Maven. Get it: choco install maven
exit /b 2

:lacks_jdk
>&2 echo tideline: This system lacks a Java compiler (JDK 17 or newer). Get it: winget install EclipseAdoptium.Temurin.21.JDK  or  choco install temurin21
exit /b 2

rem ---- the jar goes first, so that a failed build leaves none to run
:maven
if exist "%JAR%" del "%JAR%"
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=-XX:TieredStopAtLevel=1 %ALLOW% %MAVEN_OPTS%"
pushd "%HOME_DIR%"
call mvn -B -ntp %*
set "STATUS=%ERRORLEVEL%"
popd
exit /b %STATUS%
