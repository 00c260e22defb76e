<?php
/**
 * WordPress's settings. One program folder serves every instance; the instance (database, uploads, variant) is named by
 * the environment. The address follows the Host header, so an instance works on any port, behind a proxy and under TLS.
 */
if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {
	$_SERVER['HTTPS'] = 'on';
}
define( 'WP_HOME', ( isset( $_SERVER['HTTPS'] ) ? 'https://' : 'http://' ) . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' ) );
define( 'WP_SITEURL', WP_HOME );

define( 'REJOINDER_INSTANCE', getenv( 'REJOINDER_INSTANCE' ) );
define( 'DB_DIR', REJOINDER_INSTANCE . '/database/' );
define( 'DB_FILE', 'wp.sqlite' );
foreach ( array( 'DB_NAME' => 'wordpress', 'DB_USER' => '', 'DB_PASSWORD' => '', 'DB_HOST' => '', 'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => '' ) as $setting => $value ) {
	define( $setting, $value ); // SQLite reads none of them, but WordPress wants them.
}
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $purpose ) {
	define( $purpose . '_KEY', 'only for tests: ' . $purpose );
	define( $purpose . '_SALT', 'only for tests, too: ' . $purpose );
}

define( 'WP_ENVIRONMENT_TYPE', getenv( 'REJOINDER_ENVIRONMENT' ) ?: 'local' ); // "local": application passwords without TLS.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );                                       // No update checks, no pings, no oEmbed.
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );                         // WP-Cron calls itself.
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISALLOW_FILE_MODS', true );
define( 'WP_DEBUG', false );
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
