import { z } from 'zod';

// Imported first: zod would probe `new Function`, which the page's content security policy refuses and reports.
z.config({ jitless: true });
