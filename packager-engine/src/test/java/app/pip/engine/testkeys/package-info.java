/// Keys, certificates and time stamps for tests.
package app.pip.engine.testkeys;
