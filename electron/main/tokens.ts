import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

/**
 * Files and folders that a person chose or dropped, by opaque token. The page holds tokens only; a token opens what the
 * person picked and nothing else, is good for one use after any number of looks, and ends with the sign-in.
 */
export class FileTokens {
  readonly #paths = new Map<string, string>();

  grant(path: string): { token: string; name: string } {
    const token = randomUUID();
    this.#paths.set(token, path);
    return { token, name: basename(path) };
  }

  /** The paths behind tokens, which stay good; null if any is unknown. */
  look(tokens: readonly string[]): string[] | null {
    const paths = tokens.map((token) => this.#paths.get(token));
    return paths.some((path) => path === undefined) ? null : (paths as string[]);
  }

  /** The paths behind tokens, which are spent; null if any is unknown. */
  spend(tokens: readonly string[]): string[] | null {
    const paths = this.look(tokens);
    if (paths) for (const token of tokens) this.#paths.delete(token);
    return paths;
  }

  clear(): void {
    this.#paths.clear();
  }
}
