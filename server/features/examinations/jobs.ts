/** Name of the job that closes one examination at the end of its window. */
export const closeJob = 'examinations.close'

/** Name of the job that looks for examinations whose window has ended, whatever became of their own job. */
export const sweepJob = 'examinations.sweep'

/** Every ten minutes. */
export const sweepAt = '*/10 * * * *'
