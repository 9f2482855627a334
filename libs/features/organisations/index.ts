export type { PeopleDependencies } from './dependencies.js';
export { foundBureau, type FoundedBureau, type NewBureau } from './found-bureau.js';
export { GrantService, type NewGrant } from './grant-service.js';
export { OrganisationService, type NewOrganisation } from './organisation-service.js';
export { organisationAt } from './names.js';
export { requireLive } from './history.js';
export { UserService, type NewUser, type Person, type UserQuery } from './user-service.js';
