import type { App, Session, WebContents } from 'electron';
import { guardOn } from '../guards.ts';
import { isOwnPage } from './protocol.ts';

/** Locks every session that is ever made, the default one too. */
export function lockSessions(app: App): void {
  app.on('session-created', lockSession);
}

function lockSession(session: Session): void {
  if (guardOn('dictionaries')) {
    // The spell checker would fetch dictionaries from outside, past every request filter, and keep learned words on disk.
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerEnabled(false);
  }
  if (guardOn('permissions')) {
    session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.setPermissionCheckHandler(() => false);
    session.setDevicePermissionHandler(() => false);
  }
  if (guardOn('network-page')) {
    session.webRequest.onBeforeRequest((details, answer) => {
      answer({ cancel: !/^(app|data|blob|devtools):/.test(details.url) });
    });
  }
  if (guardOn('downloads')) session.on('will-download', (event) => event.preventDefault());
}

/** Locks every page that is ever made: it stays where it is, opens nothing and embeds nothing. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    if (guardOn('navigation')) {
      const stay = (event: { preventDefault(): void; url: string }) => {
        if (!isOwnPage(event.url)) event.preventDefault();
      };
      contents.on('will-navigate', stay);
      contents.on('will-frame-navigate', stay);
      contents.on('will-redirect', stay);
    }
    if (guardOn('windows')) contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    if (guardOn('permissions')) contents.on('select-bluetooth-device', (event) => event.preventDefault());
    // A certificate question can only come from a connection, and there is none.
    contents.on('certificate-error', (event, _url, _error, _certificate, answer) => {
      event.preventDefault();
      answer(false);
    });
    // The title bar and the task switcher show the title: it never names a patient.
    contents.on('page-title-updated', (event) => event.preventDefault());
  });
}
