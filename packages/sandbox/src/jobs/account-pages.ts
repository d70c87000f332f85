import type { SandboxRepositories } from '@openalgo/db';
import type { Funds } from '@openalgo/domain';

/** Few enough accounts that a transaction over them does not keep others waiting, many enough that it pays for itself. */
export const ACCOUNTS_PER_PAGE = 100;

/** All accounts, in groups, by account number. */
export async function* accountPages(
  { funds }: Pick<SandboxRepositories, 'funds'>,
  size: number = ACCOUNTS_PER_PAGE,
): AsyncGenerator<readonly Funds[]> {
  let last = 0;
  for (;;) {
    const page = await funds.page(last, size);
    if (page.length === 0) {
      return;
    }

    yield page;
    last = page.at(-1)?.accountNumber ?? last;
  }
}
