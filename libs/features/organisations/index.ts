export type { PeopleDependencies } from './dependencies.js';
export { GrantService, type NewGrant } from './grant-service.js';
export { OrganisationService, type NewOrganisation } from './organisation-service.js';
export { placeConflict, separationConflict } from './separation.js';
export { UserService, type NewUser, type Person } from './user-service.js';
