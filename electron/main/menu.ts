import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu bar: what a desktop user expects, and the check of the record. */
export function setMenu(chosen: (item: 'verify' | 'lock') => void): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: '&File',
      submenu: [
        { label: 'Check the &record', click: () => chosen('verify') },
        { label: '&Lock', accelerator: 'CmdOrCtrl+L', click: () => chosen('lock') },
        { type: 'separator' },
        { role: 'quit', label: 'E&xit' },
      ],
    },
    { label: '&Edit', submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: '&View', submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom', label: 'Normal size' }, { type: 'separator' }, { role: 'togglefullscreen' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
