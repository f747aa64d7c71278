import type { ParserPool } from '../../electron/worker/parserPool.ts';

export interface Parsers {
  readonly pool: ParserPool;
  pids(): number[];
  memory(): number[];
  peak(): number;
  stop(): void;
}
export function startParsers(options?: { program?: string; env?: Record<string, string>; memory?: number }): Parsers;
export function memoryOf(pid: number, which?: string): number;
