export {faults, type Fault, type FaultId} from './fault.ts'
export {scheduleOf, type Pattern, type Schedule} from './schedule.ts'
export {faultyReply, soundReply, type SoundAnswer, type WireReply} from './wire-reply.ts'
