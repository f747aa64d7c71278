import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IfrBridge } from '../../shared/contract/bridge.ts';
import type { PushEvent } from '../../shared/contract/push.ts';

/** Ask, listen, and a dropped file → a token. Nothing else crosses into the page. */
const bridge: IfrBridge = {
  invoke: (channel, input) => ipcRenderer.invoke('ifr:call', channel, input),
  subscribe: (listener) => {
    const receive = (_event: unknown, push: PushEvent): void => listener(push);
    ipcRenderer.on('ifr:push', receive);
    return () => ipcRenderer.removeListener('ifr:push', receive);
  },
  tokenFor: (file) => ipcRenderer.invoke('ifr:token', webUtils.getPathForFile(file)),
};

if (process.contextIsolated) contextBridge.exposeInMainWorld('ifr', bridge);
else Object.assign(globalThis, { ifr: bridge }); // reached only where a test has taken the isolation away
