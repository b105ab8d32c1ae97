; Windows keeps everybody out of a computer unless it is told whom to let in, and asks once,
; in a window that whoever sits there may close. The installer has the rights to say it for
; good: this program may be spoken to in networks that somebody called private, at the door
; of the house (TCP) and where hosts are found (UDP). The program itself opens no door
; before the manager does.
;
; Where the firewall cannot be told, the program is installed all the same, and the page of
; the stations says what to do.

; Whoever closes the window in which Windows asks has a rule made that shuts the program out,
; and Windows names it after the program. Under that name ours would be taken for there
; already. A rule that shuts out goes before one that lets in: it stays for somebody to lift,
; and the page of the stations says where.
!define FIREWALL_RULE "Workbay (installer)"

!macro NSIS_HOOK_POSTINSTALL
  Push $0
  ; A rule that is there stays as somebody left it, also over an update: they may have
  ; ticked more networks, or none. Only where the program is now it has to know.
  nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall show rule name="${FIREWALL_RULE}" dir=in'
  Pop $0
  ${If} $0 == 0
    nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall set rule name="${FIREWALL_RULE}" dir=in new program="$INSTDIR\${MAINBINARYNAME}.exe"'
  ${Else}
    nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall add rule name="${FIREWALL_RULE}" dir=in action=allow program="$INSTDIR\${MAINBINARYNAME}.exe" profile=private enable=yes'
  ${EndIf}
  Pop $0
  Pop $0
!macroend

; Once the files are gone: where the program runs and nobody wants to end it, all stays.
;
; The window of a newer installer takes the older program off before it lays down its own, and
; does not say that this is an update. It has the uninstaller run where it lies, to wait for
; it; started by anybody else the uninstaller runs as a copy in a folder of its own, and only
; then the program goes for good. Who takes the program off through the installer's window
; leaves a rule behind that lets nothing in, as nothing is there.
!macro NSIS_HOOK_POSTUNINSTALL
  ${If} $EXEDIR != $INSTDIR
    Push $0
    nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name="${FIREWALL_RULE}" dir=in'
    Pop $0
    Pop $0
  ${EndIf}
!macroend
