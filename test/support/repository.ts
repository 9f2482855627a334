export { repositoryRoot } from '#libs/config';
