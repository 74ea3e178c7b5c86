export {
  assertRestored,
  createBackup,
  restoreBackup,
  type BackupMade,
  type BackupProgress,
  type BackupRequest,
  type RestoreDone,
  type RestoreRequest,
} from './backup/index.ts'
export {openPlatform, type Platform} from './platform.ts'
export {readConfig, type Config} from './config.ts'
export {jsonLog, type Log} from './log.ts'
export {runPlatform} from './main.ts'
