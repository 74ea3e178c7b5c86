import {signedIn} from '../../http/viewer.ts'

/**
 * Every signed-in person takes exercises, each their own: the store finds no row of another person,
 * whatever the role of who asks.
 */
export const mayTakeExercises = signedIn
