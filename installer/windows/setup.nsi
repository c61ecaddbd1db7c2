; The installer for one person, who needs no rights of an administrator. nsis.py gives the names
; that begin with P_, and the lists in ${P_PARTS}: the files, their removal and the file types.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef P_QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

Name "${P_NAME}"
Caption "${P_NAME} ${P_VERSION}"
BrandingText "${P_NAME} ${P_VERSION}"
OutFile "${P_OUT}"
InstallDir "$LOCALAPPDATA\Programs\${P_NAME}"
InstallDirRegKey HKCU "Software\${P_NAME}" "Folder"

VIProductVersion "${P_FOUR}"
VIFileVersion "${P_FOUR}"
VIAddVersionKey /LANG=2057 "ProductName" "${P_NAME}"
VIAddVersionKey /LANG=2057 "ProductVersion" "${P_VERSION}"
VIAddVersionKey /LANG=2057 "FileVersion" "${P_VERSION}"
VIAddVersionKey /LANG=2057 "FileDescription" "Sets up ${P_NAME}"
VIAddVersionKey /LANG=2057 "CompanyName" "${P_PUBLISHER}"
VIAddVersionKey /LANG=2057 "LegalCopyright" "MIT licence"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${P_NAME}"
!define SHORTCUT "$SMPROGRAMS\${P_NAME}.lnk"
; What a deployment tool reads: the program is open; this Windows is too old.
!define CODE_OPEN 3
!define CODE_OLD 4

!define MUI_ICON "${P_TREE}/app.ico"
!define MUI_UNICON "${P_TREE}/app.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Install ${P_NAME} ${P_VERSION}"
!define MUI_WELCOMEPAGE_TEXT "This installs ${P_NAME} for you alone. It needs no administrator.$\r$\n$\r$\nThe program works without a network. Your workbooks stay where you put them, also when you install a newer version or remove the program."
!define MUI_FINISHPAGE_TITLE "${P_NAME} is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu. A double click on a workbook opens it too."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Open ${P_NAME} now"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenProgram
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write into a library that a running program has loaded, so a Python that
; can be written is one that does not run. No list of processes is read.
!macro REFUSE_WHILE_OPEN PREFIX
Function ${PREFIX}RefuseWhileOpen
  again:
  FindFirst $0 $1 "$INSTDIR\python\python3??.dll"
  ${If} $1 == ""
    FindClose $0
    Return
  ${EndIf}
  FindClose $0
  ClearErrors
  FileOpen $2 "$INSTDIR\python\$1" a
  ${IfNot} ${Errors}
    FileClose $2
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${P_NAME} is open, or its folder cannot be written.$\r$\n$\r$\nClose the program, then choose Retry. Nothing has been changed." /SD IDCANCEL IDRETRY again
  SetErrorLevel ${CODE_OPEN}
  Quit
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_OPEN ""
!insertmacro REFUSE_WHILE_OPEN "un."

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} 18362
    MessageBox MB_OK|MB_ICONSTOP "${P_NAME} needs Windows 10, version 1903, or newer." /SD IDOK
    SetErrorLevel ${CODE_OLD}
    Quit
  ${EndIf}
FunctionEnd

Function OpenProgram
  Exec '"$INSTDIR\python\pythonw.exe" -m ${P_MODULE}'
FunctionEnd

; Gives the shortcut the id that the program gives its windows, so that they share one button of
; the taskbar and pinning one pins the other. A shortcut without it works too.
Function NameShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${SHORTCUT}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*(&w64 "${P_WINDOWS_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r3,p 0)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $3
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${SHORTCUT}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

Section
  Call RefuseWhileOpen
  ; The version that is there takes its own files away, so that none of them is left over.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ${EndIf}
  !include "${P_PARTS}/install_files.nsh"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; The folder that the shortcut starts in: the person's own, never the one that is replaced.
  SetOutPath "$PROFILE"
  CreateShortCut "${SHORTCUT}" "$INSTDIR\python\pythonw.exe" "-m ${P_MODULE}" "$INSTDIR\app.ico" 0 SW_SHOWNORMAL "" "${P_SUMMARY}"
  Call NameShortcut

  !include "${P_PARTS}/add_types.nsh"
  WriteRegStr HKCU "Software\${P_NAME}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${P_NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${P_VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${P_PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\app.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${P_KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !insertmacro TELL_EXPLORER
SectionEnd

; Only what was installed goes, file by file. Whatever else lies there stays, with its folder.
Section "Uninstall"
  Call un.RefuseWhileOpen
  SetOutPath "$TEMP"
  Delete "${SHORTCUT}"
  !include "${P_PARTS}/remove_types.nsh"
  !include "${P_PARTS}/remove_files.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${P_NAME}"
  !insertmacro TELL_EXPLORER
SectionEnd

!ifdef P_SIGN
  !uninstfinalize '"${P_SIGN}" "%1"' = 0
!endif
