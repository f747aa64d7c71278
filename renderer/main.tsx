import './zodInPage.ts';
import { createRoot } from 'react-dom/client';
import './styles/index.scss';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

// A file let go outside the drop zone does nothing, instead of opening in place of the app.
for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
