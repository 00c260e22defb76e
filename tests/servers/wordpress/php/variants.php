<?php
/**
 * A must-use plugin: keeps an instance to itself, and makes it differ as other people's WordPress does. The words in
 * INSTANCE/variant.txt are read at each request, so a test writes them, works, and the reset takes them away.
 */
add_filter( 'pre_option_upload_path', fn(): string => REJOINDER_INSTANCE . '/uploads' );
add_filter( 'pre_wp_mail', '__return_true' ); // Nothing is mailed.
add_filter( 'cron_request', function ( array $request ): array { // WP-Cron's call of itself goes round a fault proxy.
	$request['url'] = preg_replace( '#^https?://[^/]+#', 'http://127.0.0.1:' . $_SERVER['SERVER_PORT'], $request['url'] );
	return $request;
} );

$variants = array(
	'post-meta'          => function (): void { // A theme or plugin that keeps something of each post.
		add_action( 'init', function (): void {
			$kinds = array( 'mood' => 'string', 'rating' => 'integer', 'share' => 'number', 'seen' => 'boolean' );
			foreach ( $kinds as $key => $type ) {
				register_post_meta( 'post', $key, array( 'type' => $type, 'single' => true, 'show_in_rest' => true ) );
			}
			register_post_meta( 'post', 'sources', array( 'type' => 'string', 'show_in_rest' => true ) );
		} );
	},
	'no-app-passwords'   => function (): void { // Many security plugins.
		add_filter( 'wp_is_application_passwords_available', '__return_false' );
	},
	'no-anon-rest'       => function (): void { // "Disable REST API" plugins: even the index wants a login.
		add_filter( 'rest_authentication_errors', function ( $result ) {
			if ( $result || is_user_logged_in() ) {
				return $result;
			}
			return new WP_Error( 'rest_cannot_access', 'Only authenticated users can access the REST API.', array( 'status' => 401 ) );
		}, 95 );
	},
	'xmlrpc-off'         => function (): void { // The first advice of every guide to a safe WordPress.
		add_filter( 'xmlrpc_enabled', '__return_false' );
	},
	'asks-early'         => function (): void { // A plugin asks who is there first, so WordPress tells what is wrong.
		add_filter( 'rest_authentication_errors', function ( $result ) {
			wp_get_current_user();
			return $result;
		}, 5 );
	},
	'no-version'         => function (): void { // Hidden, so that nobody looks for known holes.
		add_action( 'init', fn() => remove_action( 'wp_head', 'wp_generator' ) );
	},
	'no-rest'            => function (): void { // A rule of the web server's or a firewall's: nothing gets to the REST API.
		if ( str_contains( $_SERVER['REQUEST_URI'], '/wp-json' ) || isset( $_GET['rest_route'] ) ) {
			http_response_code( 403 );
			exit( '<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>' );
		}
	},
	'metaweblog-only'    => function (): void { // Older engines and other ones speak no more than this.
		add_filter( 'xmlrpc_methods', fn( array $methods ): array => array_filter( $methods, fn( string $name ): bool => ! str_starts_with( $name, 'wp.' ), ARRAY_FILTER_USE_KEY ) );
	},
	'plain-permalinks'   => function (): void { // /?rest_route=/ instead of /wp-json/.
		add_filter( 'pre_option_permalink_structure', '__return_empty_string' );
		add_filter( 'pre_option_rewrite_rules', '__return_empty_array' );
	},
	'other-prefix'       => function (): void { // /data/ instead of /wp-json/: some security plugins, some hosts.
		add_filter( 'rest_url_prefix', fn(): string => 'data' );
		add_filter( 'pre_option_rewrite_rules', '__return_empty_string' ); // they are made anew
	},
	'no-links'           => function (): void { // A theme or plugin that hides where the REST API is.
		add_action( 'init', function (): void {
			remove_action( 'template_redirect', 'rest_output_link_header', 11 );
			remove_action( 'wp_head', 'rest_output_link_wp_head' );
		} );
	},
	'link-element-only'  => function (): void { // A cache that serves pages without WordPress's headers.
		add_action( 'init', fn() => remove_action( 'template_redirect', 'rest_output_link_header', 11 ) );
	},
	'php-warning'        => function (): void { // display_errors is on: text in front of JSON.
		echo "<br />\n<b>Warning</b>:  Undefined variable \$x[0] in <b>/srv/{blog}/x.php</b> on line <b>3</b><br />\n";
	},
	'bom'                => function (): void { // A theme's file was saved with a byte order mark.
		echo "\xEF\xBB\xBF";
	},
	'offset-time-zone'   => function (): void { // "UTC+5:30" was chosen instead of a city.
		add_filter( 'pre_option_timezone_string', '__return_empty_string' );
		add_filter( 'pre_option_gmt_offset', fn(): string => '5.5' );
	},
	'moderate-comments'  => function (): void {
		add_filter( 'pre_option_comment_moderation', fn(): string => '1' );
	},
	'image-failure'      => function (): void { // Small hosts die while making image sizes; the attachment exists by then.
		if ( str_contains( $_SERVER['REQUEST_URI'], 'post-process' ) ) {
			return;
		}
		add_filter( 'wp_generate_attachment_metadata', 'rejoinder_die' );
	},
	'image-failure-lasting' => function (): void { // So does every further try.
		add_filter( 'wp_generate_attachment_metadata', 'rejoinder_die' );
		add_filter( 'wp_update_attachment_metadata', 'rejoinder_die' );
	},
	'maintenance'        => function (): void { // As wp_maintenance() does it, for this instance only.
		header( 'Retry-After: 600' );
		wp_die( 'Briefly unavailable for scheduled maintenance. Check back in a minute.', 'Maintenance', 503 );
	},
	'login-wall'         => function (): void { // "Members only" plugins: every request ends at the login page.
		if ( ! str_contains( $_SERVER['REQUEST_URI'], 'wp-login.php' ) ) {
			header( 'Location: ' . WP_HOME . '/wp-login.php', true, 302 );
			exit;
		}
	},
);

function rejoinder_die(): never {
	http_response_code( 500 );
	exit( 'There has been a critical error on this website.' );
}

foreach ( preg_split( '/\s+/', (string) @file_get_contents( REJOINDER_INSTANCE . '/variant.txt' ), -1, PREG_SPLIT_NO_EMPTY ) as $word ) {
	$variants[ $word ]();
}
