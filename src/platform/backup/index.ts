export { type BackupMade, baseBackup } from './base-backup.ts';
export { endRestore, type Restored, RestoreProblem, restore } from './restore.ts';
export { BackupProblem, serverBackup } from './server-backup.ts';
export { forgetWalArchive, startWalArchive, type WalArchive } from './wal-archive.ts';
