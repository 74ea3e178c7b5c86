export {openPlatform, type Platform} from './platform.ts'
export {readConfig, type Config} from './config.ts'
