; Windows keeps everybody out of a computer unless it is told whom to let in, and asks once,
; in a window that whoever sits there may close. The installer has the rights to say it for
; good: this program may be spoken to in networks that somebody called private, at the door
; of the house (TCP) and where hosts are found (UDP). The program itself opens no door
; before the manager does.
;
; Where the firewall cannot be told, the program is installed all the same, and the page of
; the stations says what to do.

!macro NSIS_HOOK_POSTINSTALL
  Push $0
  ; A rule that is there stays as somebody left it, also over an update: they may have
  ; ticked more networks, or none.
  nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall show rule name="Workbay" dir=in'
  Pop $0
  ${If} $0 <> 0
    nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall add rule name="Workbay" dir=in action=allow program="$INSTDIR\${MAINBINARYNAME}.exe" profile=private enable=yes'
    Pop $0
  ${EndIf}
  Pop $0
!macroend

; Once the files are gone: where the program runs and nobody wants to end it, all stays.
!macro NSIS_HOOK_POSTUNINSTALL
  Push $0
  nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="Workbay" dir=in program="$INSTDIR\${MAINBINARYNAME}.exe"'
  Pop $0
  Pop $0
!macroend
