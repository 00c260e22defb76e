<?php
/**
 * For `php -S`: uploads come from the instance, other files from WordPress's folder, all the rest goes to index.php
 * (pretty permalinks, /wp-json/).
 */
$root = $_SERVER['DOCUMENT_ROOT'];
$path = '/' . ltrim( rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ), '/' );

if ( str_starts_with( $path, '/wp-content/uploads/' ) && ! str_contains( $path, '..' ) ) {
	$upload = getenv( 'REJOINDER_INSTANCE' ) . '/uploads/' . substr( $path, strlen( '/wp-content/uploads/' ) );
	if ( is_file( $upload ) ) {
		header( 'Content-Type: ' . mime_content_type( $upload ) );
		readfile( $upload );
		exit;
	}
}
if ( is_dir( $root . $path ) && is_file( rtrim( $root . $path, '/' ) . '/index.php' ) ) {
	if ( ! str_ends_with( $path, '/' ) ) {
		header( "Location: $path/" );
		exit;
	}
	$path .= 'index.php';
}
if ( is_file( $root . $path ) && ! str_ends_with( $path, '.php' ) ) {
	return false; // PHP's server sends it.
}
if ( ! is_file( $root . $path ) ) {
	$path = '/index.php';
}
// PHP's server sets these for the router, not for the script that is run.
$_SERVER['SCRIPT_NAME']     = $path;
$_SERVER['PHP_SELF']        = $path;
$_SERVER['SCRIPT_FILENAME'] = $root . $path;
chdir( dirname( $root . $path ) );
require $root . $path;
