import { defineConfig } from 'drizzle-kit';

/** `drizzle-kit generate` writes the next migration from db/schema.ts. See db/migrations/README.md for what to add by hand. */
export default defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations' });
