export {createCredentials, type Credentials} from './create-credentials.ts'
export {describeCredentialEvent} from './describe.ts'
export {openIssuer, type Issuer} from './issuer.ts'
