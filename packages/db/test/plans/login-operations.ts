import {
  createActiveSessionRepository,
  createAdministratorRepository,
  createLoginFailureRepository,
  createRecoveryRepository,
  type MainDatabase,
} from '../../src/index.ts';
import type { ActiveSessionRepository } from '../../src/repositories/active-sessions.ts';
import type { AdministratorRepository } from '../../src/repositories/administrators.ts';
import type { LoginFailureRepository } from '../../src/repositories/login-failures.ts';
import type { RecoveryRepository } from '../../src/repositories/recovery.ts';
import { AT } from './fill.ts';
import { type Operations, type Trial, trialsOf, whole } from './operation.ts';

const USER = 'username-7';
const ONE = { userId: USER, createdAt: AT, expiresAt: AT };
const ADMINISTRATORS = 'whether there is another administrator is asked once in a blue moon';

const sessions: Operations<ActiveSessionRepository> = {
  begin: (all) => all.begin({ ...ONE, sessionHash: 'new', ipAddress: '127.0.0.1', deviceInfo: null }, 5),
  find: (all) => all.find('session_hash-8', AT),
  noteSeen: (all) => all.noteSeen(8, AT),
  list: (all) => all.list(USER, AT),
  listAll: whole('an administrator sees who is logged in', (all) => all.listAll(AT)),
  revoke: (all) => all.revoke(USER, 8),
  revokeAll: (all) => all.revokeAll(USER, 8),
};

const recovery: Operations<RecoveryRepository> = {
  replaceCodes: (all) => all.replaceCodes(USER, ['a', 'b']),
  spendCode: (all) => all.spendCode(USER, 'a'),
  countCodes: (all) => all.countCodes(USER),
  saveReset: (all) => all.saveReset({ ...ONE, tokenHash: 'new', createdBy: USER }),
  spendReset: (all) => all.spendReset('token_hash-8', AT),
};

const failures: Operations<LoginFailureRepository> = {
  claim: (all) => all.claim('name_hash-7', AT, { attemptsMax: 5, forgetAfterMs: 1_000 }),
  giveBack: (all) => all.giveBack('name_hash-7'),
  clear: (all) => all.clear('name_hash-7'),
};

const administrators: Operations<AdministratorRepository> = {
  createFirst: (all) =>
    all.createFirst({ username: 'n', email: 'n', passwordHash: '', isAdmin: true, createdAt: AT }),
  appoint: (all) => all.appoint(USER, AT),
  dismiss: whole(ADMINISTRATORS, (all) => all.dismiss(USER, AT)),
};

/** Every function of the repositories for logging in. */
export function loginTrials(main: MainDatabase): Trial[] {
  return [
    ...trialsOf('sessions', sessions, (work) => work(createActiveSessionRepository(main))),
    ...trialsOf('recovery', recovery, (work) => work(createRecoveryRepository(main))),
    ...trialsOf('loginFailures', failures, (work) => work(createLoginFailureRepository(main))),
    ...trialsOf('administrators', administrators, (work) => work(createAdministratorRepository(main))),
  ];
}
