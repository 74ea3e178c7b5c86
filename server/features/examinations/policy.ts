import {signedIn, type Viewer} from '../../http/viewer.ts'

/** Every signed-in person sits their own examinations; the store finds no row of another person. */
export const maySitExaminations = signedIn

/** A person sees the signals about their own examination; reviewers and administrators those of all, without anybody’s answers. */
export const mayReadSignals = signedIn

/** Whether a viewer reads the signals of examinations that are not theirs. */
export function reviewsSignals({roles}: Pick<Viewer, 'roles'>): boolean {
  return roles.has('reviewer') || roles.has('administrator')
}
